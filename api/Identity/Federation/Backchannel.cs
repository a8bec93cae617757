using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;

namespace MutualAid.Identity.Federation;

/// <summary>Our own requests to providers: no redirects, no cookies, no proxy, at most 256 KiB and five seconds, to addresses that <see cref="AddressGuard"/> allows.</summary>
sealed class Backchannel(IOptions<FederationOptions> options, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    const int LargestAnswer = 256 * 1024;

    readonly bool loopback = options.Value.AllowLoopback;
    readonly HttpClient open = Client(privateToo: false, options.Value.AllowLoopback);
    readonly HttpClient inside = Client(privateToo: true, options.Value.AllowLoopback);

    public Task<Answer> Send(Provider provider, HttpRequestMessage request, CancellationToken cancellation) => Send(provider.PrivateAddressesAllowed, request, cancellation);

    public async Task<Answer> Send(bool privateToo, HttpRequestMessage request, CancellationToken cancellation)
    {
        if (!AddressGuard.Allows(request.RequestUri!, loopback)) throw new ProviderUnavailableException("not_https");

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var response = await (privateToo ? inside : open).SendAsync(request, either.Token);
            if ((int)response.StatusCode is >= 300 and < 400) throw new ProviderUnavailableException("redirect");
            return new(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(either.Token));
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new ProviderUnavailableException("timeout", late);
        }
        catch (HttpRequestException failure)
        {
            throw new ProviderUnavailableException(CodeOf(failure), failure);
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException)
        {
            throw new ProviderUnavailableException("unreadable", failure);
        }
    }

    static string CodeOf(HttpRequestException failure) => failure switch
    {
        { InnerException: AddressNotAllowed } => "address",
        { InnerException: AuthenticationException } => "certificate",
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => "too_large",
        { HttpRequestError: HttpRequestError.NameResolutionError } => "name",
        _ => "unreachable",
    };

    static HttpClient Client(bool privateToo, bool loopbackToo) =>
        new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(2),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 32,
            ConnectCallback = async (context, cancellation) =>
            {
                var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
                IPAddress[] allowed = [.. found.Where(address => AddressGuard.Allows(address, privateToo, loopbackToo))];
                if (allowed.Length == 0) throw new AddressNotAllowed();

                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        })
        {
            // The patience above goes by the host's clock; this one would go by the machine's.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswer,
        };

    public void Dispose()
    {
        open.Dispose();
        inside.Dispose();
    }

    public sealed record Answer(HttpStatusCode Status, string? MediaType, string Body)
    {
        public bool IsSuccess => (int)Status is >= 200 and < 300;
    }

    sealed class AddressNotAllowed : Exception;
}
