using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MutualAid.Server.Platform;

/// <summary>
/// A command that comes twice with the same <c>Idempotency-Key</c> (a second click, a retry on a bad line) is done once and
/// answered alike. Only successes are remembered: a refused command may be mended and sent again.
/// </summary>
/// <remarks>The same key with another body or route is 422 <c>/problems/idempotency-key-reused</c>. Keys are UUIDs, one caller's own.</remarks>
static class Idempotency
{
    public const string Header = "Idempotency-Key";

    // Each command holds two connections. Fewer of them at once than half of the pool (100), or all could wait for a second one.
    static readonly SemaphoreSlim Places = new(40);

    public static TBuilder WithIdempotency<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (HttpMethods.IsGet(http.Request.Method) || !http.Request.Headers.TryGetValue(Header, out var value)) return await next(context);
            if (!Guid.TryParse(value, out var key)) return Problems.Invalid((Header, "not-a-uuid"));

            var database = http.RequestServices.GetRequiredService<NpgsqlDataSource>();
            var json = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var accountId = Caller.From(http.User).AccountId;
            var route = $"{http.Request.Method} {http.Request.Path}";
            var bodyHash = await HashBody(http.Request, http.RequestAborted);

            await Places.WaitAsync(http.RequestAborted);
            using var place = new Place();

            // Held on a connection of its own while the command runs, so that the second click waits for the first one's answer.
            await using var connection = await database.OpenConnectionAsync(http.RequestAborted);
            await using var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
            await connection.ExecuteAsync(new(Lock, new { accountId, key }, transaction, cancellationToken: http.RequestAborted));

            if (await connection.QuerySingleOrDefaultAsync<AnswerRow>(new(Find, new { accountId, key }, transaction, cancellationToken: http.RequestAborted)) is { } answer)
            {
                if (answer.Route != route || !answer.BodyHash.AsSpan().SequenceEqual(bodyHash)) return Problems.Unprocessable("idempotency-key-reused");
                if (answer.Location is not null) http.Response.Headers.Location = answer.Location;
                return answer.Body is null
                    ? Results.StatusCode(answer.Status)
                    : Results.Content(answer.Body, "application/json", statusCode: answer.Status);
            }

            var result = await next(context);

            var inner = result is INestedHttpResult nested ? nested.Result : result;
            if (inner is IStatusCodeHttpResult { StatusCode: >= 200 and < 300 and var status })
            {
                var body = inner is IValueHttpResult { Value: { } returned } ? JsonSerializer.Serialize(returned, returned.GetType(), json) : null;
                var location = inner?.GetType().GetProperty("Location")?.GetValue(inner) as string;
                await connection.ExecuteAsync(new(Keep, new { accountId, key, route, bodyHash, status, location, body }, transaction, cancellationToken: CancellationToken.None));
                await transaction.CommitAsync(CancellationToken.None);
            }

            return result;
        });

    sealed class Place : IDisposable
    {
        public void Dispose() => Places.Release();
    }

    static async Task<byte[]> HashBody(HttpRequest request, CancellationToken cancellation)
    {
        request.Body.Position = 0;
        var hash = await SHA256.HashDataAsync(request.Body, cancellation);
        request.Body.Position = 0;
        return hash;
    }

    /// <summary>Before model binding has read the body, so that the hash can be taken afterwards. Goes first in the pipeline.</summary>
    public static void UseBufferedCommands(this IApplicationBuilder app) =>
        app.Use((http, next) =>
        {
            if (http.Request.Headers.ContainsKey(Header)) http.Request.EnableBuffering();
            return next(http);
        });

    sealed record AnswerRow(string Route, byte[] BodyHash, int Status, string? Location, string? Body);

    const string Lock = "select pg_advisory_xact_lock(hashtextextended('answer:' || @accountId::text || @key::text, 0))";

    const string Find =
        """
        select route, body_hash, status, location, body::text
        from idempotent_answer
        where account_id = @accountId and key = @key
        """;

    const string Keep =
        """
        insert into idempotent_answer (account_id, key, route, body_hash, status, location, body)
        values (@accountId, @key, @route, @bodyHash, @status, @location, @body::jsonb)
        """;
}
