namespace MutualAid.RosteringInstances;

/// <summary>Lines of fields with commas between, under headings.</summary>
static class SectionedText
{
    /// <summary>The fields of each section's lines, by its heading.</summary>
    /// <param name="heading">Of a line that is one; null for all others.</param>
    public static Dictionary<string, List<string[]>> Read(IEnumerable<string> lines, Func<string, string?> heading)
    {
        Dictionary<string, List<string[]>> sections = [];
        var section = "";
        foreach (var line in lines)
            if (heading(line) is { } begun) sections[section = begun] = [];
            else sections[section].Add(line.Split(',', StringSplitOptions.TrimEntries));

        return sections;
    }
}
