namespace MutualAid.Web.Design;

/// <summary>One <see cref="Primary"/> a page: the thing to do first.</summary>
public enum ButtonKind
{
    Primary,
    Secondary,
    Quiet,
    Danger,
}

static class ButtonKinds
{
    public static string Variant(this ButtonKind kind) => kind switch
    {
        ButtonKind.Primary => "primary",
        ButtonKind.Secondary => "secondary",
        ButtonKind.Quiet => "tertiary",
        ButtonKind.Danger => "secondary",
    };

    public static string? Color(this ButtonKind kind) => kind == ButtonKind.Danger ? "danger" : null;
}
