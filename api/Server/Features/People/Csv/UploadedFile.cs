namespace MutualAid.Server.Features.People.Csv;

/// <summary>The body of a request that is a file.</summary>
static class UploadedFile
{
    /// <summary>
    /// Null when there is more than a file may hold. The rest is read to its end and thrown away, because a sender who is cut off in
    /// the middle sees a broken line and no answer; only what the server itself refuses to receive ends sooner.
    /// </summary>
    public static async Task<byte[]?> ReadFile(this HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        try
        {
            while (await request.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
                if (body.Length <= ImportFile.MaxBytes)
                    body.Write(buffer, 0, read);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }

        return body.Length > ImportFile.MaxBytes ? null : body.ToArray();
    }
}
