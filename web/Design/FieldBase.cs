using Microsoft.AspNetCore.Components;

namespace MutualAid.Web.Design;

/// <summary>What every control for one field takes.</summary>
public abstract class FieldBase : ComponentBase
{
    /// <summary>The field's path as the API names it in its errors: <c>WeeklyHours</c>, <c>Needs[0].Seats</c>.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }
    [Parameter] public string? Hint { get; set; }

    /// <summary>Where it is not said, the enclosing <see cref="PostForm"/>'s error for <see cref="Name"/>.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>A field that may be left empty says so; the others need no mark.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Takes the cursor when the page comes: the row that was just added. One on a page.</summary>
    [Parameter] public bool Autofocus { get; set; }

    /// <summary>Empty for a search form, whose fields are query parameters.</summary>
    [Parameter] public string Prefix { get; set; } = FieldNames.ModelPrefix;

    [CascadingParameter] public FormErrors? Errors { get; set; }

    protected string Id => FieldNames.Id(Name);
    protected string HtmlName => Prefix + Name;
    protected string? Wrong => Error ?? Errors?[Name];

    protected override void OnParametersSet() => Errors?.Name(Name, Label);

    protected string? DescribedBy =>
        (Hint, Wrong) switch
        {
            (null, null) => null,
            (not null, null) => $"{Id}-hint",
            (null, not null) => $"{Id}-error",
            _ => $"{Id}-hint {Id}-error",
        };
}
