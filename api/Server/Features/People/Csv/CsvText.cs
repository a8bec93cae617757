using System.Text;

namespace MutualAid.Server.Features.People.Csv;

/// <summary>Bytes from Excel, LibreOffice or a personnel system as text.</summary>
static class CsvText
{
    public const string Utf8 = "utf-8";
    public const string Utf16 = "utf-16";
    public const string Windows1252 = "windows-1252";

    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    static readonly Encoding Ansi = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// A byte order mark decides. Without one it is UTF-8 if every byte fits, else Windows-1252, which is what Swedish Excel saves as
    /// plain "CSV". Null when it is no text at all.
    /// </summary>
    public static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes)
    {
        var (text, encoding) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => (Encoding.UTF8.GetString(rest), Utf8),
            [0xFF, 0xFE, .. var rest] => (Encoding.Unicode.GetString(rest), Utf16),
            [0xFE, 0xFF, .. var rest] => (Encoding.BigEndianUnicode.GetString(rest), Utf16),
            _ => WithoutMark(bytes),
        };

        return text.Any(IsBinary) ? null : (text, encoding);
    }

    static (string, string) WithoutMark(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (StrictUtf8.GetString(bytes), Utf8);
        }
        catch (DecoderFallbackException)
        {
            return (Ansi.GetString(bytes), Windows1252);
        }
    }

    // U+0080 to U+009F are the five bytes that Windows-1252 leaves without a sign.
    static bool IsBinary(char sign) => char.IsControl(sign) && sign is not ('\t' or '\r' or '\n');
}
