namespace MutualAid.Web.Design;

/// <summary>What is wrong with a posted form, in words, by the path of the field: <c>Needs[0].Seats</c>.</summary>
public sealed class FormErrors
{
    readonly List<FormError> errors = [];
    readonly Dictionary<string, string> labels = [];

    public IReadOnlyList<FormError> All => errors;
    public bool Any => errors.Count > 0;

    /// <summary>The first thing wrong with the field.</summary>
    public string? this[string field] => errors.FirstOrDefault(error => error.Field == field)?.Text;

    /// <summary>What the field is called on the page; nothing for one that the page does not have.</summary>
    public string? LabelOf(string field) => labels.GetValueOrDefault(field);

    /// <summary>Every control tells it when it is rendered, so that the summary above them can say which field it means.</summary>
    public void Name(string field, string label) => labels[field] = label;

    public void Add(string field, string text) => errors.Add(new(field, text));

    /// <summary>Something that no single field is to blame for. Shown in the summary alone.</summary>
    public void Add(string text) => errors.Add(new(null, text));

    /// <summary>The same, and where it is mended: a link that opens a new tab, so that what was typed stays.</summary>
    public void Add(string text, FormErrorLink mended) => errors.Add(new(null, text, mended));
}

/// <param name="Field">None when the whole form is meant.</param>
public sealed record FormError(string? Field, string Text, FormErrorLink? Mended = null);

public sealed record FormErrorLink(string Href, string Text);
