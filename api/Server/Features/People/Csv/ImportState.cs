using System.Security.Cryptography;
using System.Text.Json;
using MutualAid.Contracts.People;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>A row of a file and what would come of it.</summary>
interface IImportRow<out TDto>
{
    /// <summary>One of <see cref="ImportState"/>.</summary>
    string State { get; }

    /// <summary>Whether there is something to notice that hinders nothing.</summary>
    bool IsNoted { get; }

    TDto Dto { get; }
}

static class ImportState
{
    public const string New = "new";
    public const string Changed = "changed";
    public const string Unchanged = "unchanged";
    public const string Error = "error";

    public static ImportCountsDto Counts<TDto>(this IReadOnlyCollection<IImportRow<TDto>> rows)
    {
        return new(Count(New), Count(Changed), Count(Unchanged), Count(Error), rows.Count(row => row.IsNoted));

        int Count(string state) => rows.Count(row => row.State == state);
    }

    /// <summary>The same for the same outcome and for no other.</summary>
    public static string Digest<T>(T outcome) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(outcome)))[..32];
}
