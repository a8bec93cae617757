using MutualAid.Server.Features.People.Csv;

namespace MutualAid.Server.Features.HomeDuties;

/// <summary>What a column of a file of duties is about. The names go over the wire.</summary>
enum HomeDutyColumn
{
    WorkEmail,
    Start,
    End,
    Kind,
}

static class HomeDutyColumns
{
    /// <summary>Without the kind all is ordinary work.</summary>
    public static readonly FileColumns<HomeDutyColumn> Known = new(
        [
            (HomeDutyColumn.WorkEmail, ["E-post", "E-postadress", "Mejl", "Mail", "E-mail", "Work e-mail"]),
            (HomeDutyColumn.Start, ["Start", "Startar", "Börjar", "Från", "From", "Starts"]),
            (HomeDutyColumn.End, ["Slut", "Slutar", "Till", "End", "Ends", "To"]),
            (HomeDutyColumn.Kind, ["Slag", "Typ", "Kind", "Type"]),
        ],
        required: [HomeDutyColumn.WorkEmail, HomeDutyColumn.Start, HomeDutyColumn.End]);
}
