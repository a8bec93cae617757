using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Server.Platform;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests;

/// <summary>Every endpoint that the server has, tried by every role in the right municipality and in another, without a login and with a session that has ended.</summary>
/// <remarks>
/// Nothing is picked by hand: endpoints come from the server, their rights from what they declare, requests are made from their types. A route whose
/// first word is new needs a thing to point at in <see cref="TheirThings"/>.
/// </remarks>
public sealed partial class RightsTests(Api api)
{
    const string Elsewhere = "0117";

    /// <summary>People's roles, and the scopes of programs.</summary>
    static readonly string[] Everybody = [.. Role.All, Role.MachineRegister, Role.MachineTimeReports];

    /// <summary>Whoever asks, the answer is the same.</summary>
    static readonly string[] ForAnybody = ["GET /health/live", "GET /health/ready", "GET /openapi/{documentName}.json", "POST /machine/token"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_declares_who_may_call_it()
    {
        var (open, guarded) = (Endpoints().Where(IsOpen).Select(Name), Endpoints().Where(endpoint => !IsOpen(endpoint)));

        Assert.Equal(ForAnybody, open.Order(StringComparer.Ordinal));
        Assert.All(guarded, endpoint => Assert.True(endpoint.Metadata.OfType<AuthorizationPolicy>().Any(), Name(endpoint)));
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_session_that_stands()
    {
        var things = await TheirThings();
        using var stranger = api.Anonymous();
        stranger.DefaultRequestHeaders.Add(Identity.CrossSiteGuard.Header, Identity.CrossSiteGuard.Value);
        var account = await api.GivenAccount("2514", [.. Role.All]);
        using var revoked = await api.SignedIn(account);
        await api.Scalar<int?>("delete from auth.session where account_id = @account", new { account });

        await None(Guarded(), async endpoint =>
            await Status(stranger, endpoint, things) == HttpStatusCode.Unauthorized && await Status(revoked, endpoint, things) == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_role_that_does_not_give_the_right_is_refused()
    {
        var things = await TheirThings();
        foreach (var role in Everybody)
        {
            using var client = await ClientWith(role, things.Codes);
            await None(
                Guarded().Where(endpoint => RightsOf(endpoint) is { } rights && !rights.Any(right => Rights.RolesWith(right).Contains(role))),
                async endpoint => await Status(client, endpoint, things) == HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task The_right_role_in_another_municipality_is_told_what_a_thing_that_is_not_there_would_be()
    {
        var things = await TheirThings();
        foreach (var role in Everybody)
        {
            using var client = await ClientWith(role, [Elsewhere]);
            await None(
                Guarded().Where(endpoint => MayBe(role, endpoint) && !Rights.HoldsEverywhere(role) && endpoint.RoutePattern.Parameters.Count > 0),
                async endpoint =>
                {
                    var (theirs, nowhere) = (await Send(client, endpoint, things), await Send(client, endpoint, things.Gone()));
                    return theirs.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound
                        || (theirs.StatusCode == nowhere.StatusCode && (int)theirs.StatusCode >= 400 && await Told(theirs) == await Told(nowhere));
                });
        }
    }

    [Fact]
    public async Task What_the_operators_role_gives_holds_in_every_municipality()
    {
        Assert.Equal([Role.Operator], Role.All.Where(Rights.HoldsEverywhere));

        var things = await TheirThings();
        using var client = await api.SignedIn(await AccountWith(Role.Operator, [Elsewhere]));
        await None(
            Guarded().Where(endpoint => MayBe(Role.Operator, endpoint)),
            async endpoint => await Status(client, endpoint, things) is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError));
    }

    [Fact]
    public async Task The_right_role_in_the_right_municipality_gets_in()
    {
        foreach (var role in Everybody)
        {
            var things = await TheirThings();
            using var client = role == Role.Staff ? await api.SignedIn(things.Staff) : await ClientWith(role, things.Codes);
            await None(
                Guarded().Where(endpoint => MayBe(role, endpoint)),
                async endpoint => await Status(client, endpoint, things) is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError));
        }
    }

    [Fact]
    public async Task Whoever_is_signed_in_without_a_role_gets_only_what_asks_for_none()
    {
        var things = await TheirThings();
        using var client = await api.SignedIn(await api.GivenAccount("2514"));

        await None(Guarded().Where(endpoint => RightsOf(endpoint) is not null), async endpoint => await Status(client, endpoint, things) == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_crisis_session_gives_the_crisis_roles_of_the_own_municipality_and_what_it_lacks_is_refused()
    {
        foreach (var role in Role.All)
        {
            var things = await TheirThings();
            var (stricken, home) = (role == Role.Staff ? things.Staff : await AccountWith(role, things.Codes), await AccountWith(role, things.Home));
            using var crisis = await api.SignedInPastProvider(stricken, things.Codes[0]);
            using var atHome = await api.SignedInPastProvider(home, things.Home);

            await None(
                Guarded().Where(endpoint => RightsOf(endpoint) is not null),
                async endpoint =>
                {
                    var answer = await Status(endpoint.RoutePattern.Parameters.Any(parameter => parameter.Name == "code") ? atHome : crisis, endpoint, things);
                    return HoldsInCrisis(role, endpoint)
                        ? answer is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError)
                        : answer == HttpStatusCode.Forbidden;
                });
        }
    }

    [Fact]
    public async Task Roles_in_other_municipalities_do_not_hold_in_a_crisis_session()
    {
        var things = await TheirThings();
        var account = await api.GivenAccount(Elsewhere);
        foreach (var (role, code) in Role.All.SelectMany(role => things.Codes.Select(code => (role, code)))) await api.GivenRole(account, role, code);
        using var crisis = await api.SignedInPastProvider(account, Elsewhere);

        await None(Guarded().Where(endpoint => RightsOf(endpoint) is not null), async endpoint => await Status(crisis, endpoint, things) == HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_crisis_session_that_was_ended_gets_nobody_in()
    {
        var things = await TheirThings();
        var account = await AccountWith(Role.CrisisLead, things.Codes);
        using var crisis = await api.SignedInPastProvider(account, things.Codes[0]);
        using var colleague = await api.SignedIn(Role.CrisisLead, things.Codes[0]);
        var session = await api.Scalar<Guid>("select id from auth.crisis_session where account_id = @account", new { account });
        await (await colleague.PostAsync($"/crisis-sessions/{session}/ending", null, Cancellation)).Has(HttpStatusCode.OK);

        await None(Guarded(), async endpoint => await Status(crisis, endpoint, things) == HttpStatusCode.Unauthorized);
    }

    IEnumerable<RouteEndpoint> Endpoints() =>
        api.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(endpoint => Method(endpoint) is not null).DistinctBy(Name);

    IEnumerable<RouteEndpoint> Guarded() => Endpoints().Where(endpoint => !IsOpen(endpoint));

    static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    static string? Method(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods[0];

    static string Name(RouteEndpoint endpoint) => $"{Method(endpoint)} {Path(endpoint)}";

    static string Path(RouteEndpoint endpoint) => Constraint().Replace('/' + endpoint.RoutePattern.RawText!.TrimStart('/'), "");

    /// <summary>Those of which the caller needs one; null where signing in is enough.</summary>
    static IReadOnlyList<Right>? RightsOf(RouteEndpoint endpoint)
    {
        var asked = endpoint.Metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements).OfType<Rights.AnyOf>().ToArray();
        return asked is [] ? null : Assert.Single(asked).Rights;
    }

    static bool MayBe(string role, RouteEndpoint endpoint) => RightsOf(endpoint)?.Any(right => Rights.RolesWith(right).Contains(role)) == true;

    static bool HoldsInCrisis(string role, RouteEndpoint endpoint) =>
        Identity.CrisisSessions.Roles.Contains(role) && RightsOf(endpoint)!.Any(right => right.HoldsInCrisisSession() && Rights.RolesWith(right).Contains(role));

    static async Task None(IEnumerable<RouteEndpoint> endpoints, Func<RouteEndpoint, Task<bool>> holds)
    {
        List<string> wrong = [];
        var tried = 0;

        foreach (var endpoint in endpoints)
        {
            tried++;
            if (!await holds(endpoint)) wrong.Add(Name(endpoint));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} endpoints");
    }

    /// <summary>A person with the role in each of them, or a program, which has its scope in the last: the employer.</summary>
    async Task<HttpClient> ClientWith(string role, params string[] codes)
    {
        return role.StartsWith("machine:", StringComparison.Ordinal) ? await api.SignedInMachine(codes[^1], role["machine:".Length..]) : await api.SignedIn(await AccountWith(role, codes));
    }

    async Task<Guid> AccountWith(string role, params string[] codes)
    {
        var account = await api.GivenAccount(codes[0], role);
        foreach (var code in codes[1..]) await api.GivenRole(account, role, code);
        return account;
    }

    static async Task<HttpStatusCode> Status(HttpClient client, RouteEndpoint endpoint, Things things)
    {
        using var answer = await Send(client, endpoint, things);
        return answer.StatusCode;
    }

    static Task<HttpResponseMessage> Send(HttpClient client, RouteEndpoint endpoint, Things things)
    {
        var path = Path(endpoint);
        var address = Parameter().Replace(path, parameter => things.For(path, parameter.Groups[1].Value));
        HttpRequestMessage request = new(new(Method(endpoint)!), address);
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type } && type != typeof(IFormFile) && type != typeof(IFormCollection))
            request.Content = JsonContent.Create(Sample.Of(type, things), type, options: JsonSerializerOptions.Web);
        else if (!HttpMethods.IsGet(request.Method.Method))
            request.Content = new StringContent("namn;e-post", System.Text.Encoding.UTF8, "text/csv");

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    /// <summary>The answer without what differs from call to call.</summary>
    static async Task<string> Told(HttpResponseMessage answer) => Changing().Replace(await answer.Content.ReadAsStringAsync(Cancellation), "");

    [GeneratedRegex(@"(?<=\{\w+):\w+(?=\})")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("""
        "traceId":"[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}
        """)]
    private static partial Regex Changing();

    /// <summary>Something of each kind: an incident of Kalix with a request, a shift and a lent person, whose home has an offer, a file under way and an order on hours.</summary>
    async Task<Things> TheirThings()
    {
        var staff = await api.GivenAccount("2514", Role.Staff);
        var (tired, edit) = await api.GivenOverride(staff);
        var home = await api.Scalar<string>("select municipality_code from person where id = @Person", new { tired.Person });
        var request = await api.GivenDraft(tired.Incident, ANeed.Of("2030-04-01", "2030-04-03"));
        var run = await api.GivenRun(tired.Incident);
        var offer = await api.Scalar<Guid>("select offer_id from offer_person where person_id = @Person limit 1", new { tired.Person });
        var assignment = await api.Scalar<Guid>("select id from assignment where shift_id = @Worked", new { tired.Worked });
        var duty = await api.GivenHomeDuty(tired.Person, "2030-05-06T08:00:00Z", 4);
        var provider = await api.GivenProvider(home);
        var mode = await api.GivenMode(home, "emergency", "2030-05-01T00:00:00Z", "2030-05-03T00:00:00Z", tired.Person);
        using var coordinator = await api.SignedIn(Role.Coordinator, home);
        var import = await coordinator.Preview(home, ImportCalls.Utf8("namn;e-post", "Ida Ek;ida.ek@kommun.example"));
        var duties = await coordinator.PreviewDuties(home, "E-post;Start;Slut", "ida@kommun.example;2030-05-01 08:00;2030-05-01 16:00");
        await api.GivenRole(staff, Role.Staff, home);
        var (machine, _) = await api.GivenMachine(home, "register");
        var invited = await api.Scalar<Guid>(
            """
            insert into auth.invitation (id, code_hash, role, municipality_code, municipality_name, name, invited_at, expires_at)
            values (gen_random_uuid(), uuid_send(gen_random_uuid()), 'auditor', @home, 'x', 'x', now(), '2099-01-01')
            returning id
            """,
            new { home });
        var crisis = await api.GivenCrisisSession(await api.GivenAccount("2514", Role.CrisisLead), "2514");
        var vouching = await api.GivenVouching("2514", home);

        return new(["2514", home], home, staff, new()
        {
            ["people"] = tired.Person, ["personId"] = tired.Person, ["people/imports"] = import.Id, ["home-duties/imports"] = duties.Id, ["incidents"] = tired.Incident, ["requests"] = request, ["requestId"] = request,
            ["schedule-runs"] = run, ["schedule-edits"] = edit, ["offers"] = offer, ["assignments"] = assignment, ["time-reports"] = assignment, ["home-duties"] = duty,
            ["hour-modes"] = mode, ["providers"] = provider, ["shiftId"] = tired.Early, ["machine-clients"] = machine.Id, ["crisis-sessions"] = crisis, ["vouchings"] = vouching,
            ["accountId"] = await api.GivenAccount(home, Role.Coordinator), ["invitationId"] = invited,
        });
    }

    /// <param name="Codes">The stricken municipality and the lender.</param>
    /// <param name="ByRoute">Ids by the route before them, or its last word, or by the name of the parameter.</param>
    sealed record Things(string[] Codes, string Home, Guid Staff, Dictionary<string, Guid> ByRoute)
    {
        public string For(string path, string parameter)
        {
            if (parameter == "code") return Home;
            if (parameter == "role") return Role.Communicator;
            if (ByRoute.TryGetValue(parameter, out var named)) return named.ToString();

            var words = path[1..path.IndexOf($"/{{{parameter}}}", StringComparison.Ordinal)];
            return ByRoute.TryGetValue(words, out var id) || ByRoute.TryGetValue(words.Split('/')[^1], out id) ? id.ToString() : throw new InvalidOperationException($"Nothing to point at for {path}.");
        }

        /// <summary>The same, with ids that nothing has.</summary>
        public Things Gone() => this with { ByRoute = ByRoute.ToDictionary(each => each.Key, _ => Guid.CreateVersion7()) };
    }

    /// <summary>A value of any request's type: what its fields say matters less than that they are there.</summary>
    static class Sample
    {
        public static object? Of(Type type, Things things)
        {
            if (Nullable.GetUnderlyingType(type) is not null) return null;
            if (type == typeof(string)) return "x";
            if (type == typeof(Guid)) return things.ByRoute["people"];
            if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
            if (type == typeof(DateOnly)) return new DateOnly(2031, 1, 1);
            if (type == typeof(TimeOnly)) return new TimeOnly(8, 0);
            if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
            if (type.IsPrimitive || type.IsEnum) return Activator.CreateInstance(type);
            if (type.IsInterface) return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments())) : null;

            var made = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
            return made.Invoke([.. made.GetParameters().Select(parameter => Of(parameter.ParameterType, things))]);
        }
    }
}
