namespace MutualAid.Server.Features.People.Csv;

/// <summary>What a kind of file has in its columns, and by which headers they are found.</summary>
/// <param name="words">Headers, whatever their case, accents and signs.</param>
/// <param name="required">Without them a row cannot be told from another.</param>
/// <param name="phone">The one with telephone numbers.</param>
sealed class FileColumns<TColumn>((TColumn Column, string[] Words)[] words, TColumn[] required, TColumn? phone = null) where TColumn : struct, Enum
{
    readonly Dictionary<string, TColumn> byWord = new(
        from entry in words
        from word in entry.Words
        select KeyValuePair.Create(Fold.Text(word), entry.Column));

    public IReadOnlyList<TColumn> Required => required;

    public TColumn? Find(string header) => byWord.TryGetValue(Fold.Text(header), out var column) ? column : null;

    public bool IsPhone(TColumn column) => column.Equals(phone);
}
