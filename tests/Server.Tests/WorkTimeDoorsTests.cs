using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests;

/// <summary>Nobody slips past the hour rules: every endpoint that can change who works when is tried with a change that is unlawful.</summary>
/// <remarks>
/// The endpoints are those that the server has, so one that is added and named in neither list fails here. A plan that is unlawful is
/// stopped. What has happened already, or is a fact of the home employer, is stored and flagged: to whoever tells it and on the schedule.
/// </remarks>
public sealed partial class WorkTimeDoorsTests(Api api)
{
    /// <summary>Endpoints that write and through which nobody's hours change, each with the reason.</summary>
    static readonly Dictionary<string, string> NotDoors = new()
    {
        ["DeclareIncident"] = "an incident has no shifts yet",
        ["EditIncident"] = "texts and contact",
        ["ChangePhase"] = "a word",
        ["EndIncident"] = "refused while somebody stands on a coming shift",
        ["CreateRequest"] = "nobody is on its shifts",
        ["EditRequest"] = "drafts only",
        ["CopyRequest"] = "a draft",
        ["SendRequest"] = "its shifts are empty",
        ["WithdrawRequest"] = "refused while somebody stands on a coming shift",
        ["SizeRequest"] = "stores nothing",
        ["StopScheduleRun"] = "what is saved was lawful",
        ["WithdrawOffer"] = "takes days away from a plan, adds none",
        ["WithdrawOfferedPerson"] = "takes days away from a plan, adds none",
        ["AddPerson"] = "somebody new has no shifts",
        ["UploadPeople"] = "changes nothing before it is confirmed",
        ["DiscardImport"] = "changes nothing",
        ["InvitePerson"] = "a way in, no shifts",
        ["UploadHomeDuties"] = "changes nothing before it is confirmed",
        ["DiscardHomeDuties"] = "changes nothing",
        ["DeactivatePerson"] = "refused while there are coming shifts",
        ["ReactivatePerson"] = "has no shifts",
        ["ApproveForHost"] = "says yes to hours that count already",
        ["ApproveForHome"] = "says yes to hours that count already",
        ["ApproveAllAsPlanned"] = "says yes to hours that count already",
        ["PreviewScheduleEdit"] = "changes nothing",
        ["WithdrawScheduleEdit"] = "what waited is never done",
        ["CheckHours"] = "stores nothing",
        ["PreviewHourPreset"] = "changes nothing",
        ["FileIncident"] = "an incident has no shifts yet",
        ["TakeOverIncident"] = "changes who leads",
        ["EndCrisisSession"] = "a way in, no shifts",
        ["ReviewCrisisSession"] = "a note",
        ["BeginVouching"] = "a way in, no shifts",
        ["SendVouching"] = "a way in, no shifts",
        ["ApproveVouching"] = "a way in, no shifts",
        ["WithdrawVouching"] = "a way in, no shifts",
        ["MakeVouchingCode"] = "a way in, no shifts",
        ["SetCrisisPhone"] = "a number",
        ["SetCrisisPhoneOf"] = "a number",
        ["LookAtIssuer"] = "stores nothing",
        ["AddProvider"] = "a way in, no shifts",
        ["ChangeProvider"] = "a way in, no shifts",
        ["ChangeClientSecret"] = "a way in, no shifts",
        ["EnableProvider"] = "a way in, no shifts",
        ["DisableProvider"] = "a way in, no shifts",
        ["RemoveProvider"] = "a way in, no shifts",
        ["ChangeMapping"] = "roles and skills, no shifts",
        ["PreviewMapping"] = "stores nothing",
        ["RollClientKeys"] = "a way in, no shifts",
        ["IssueMachineToken"] = "a way in, no shifts",
        ["AddMachineClient"] = "a way in, no shifts",
        ["EditMachineClient"] = "a way in, no shifts",
        ["RemoveMachineClient"] = "a way in, no shifts",
        ["TellUnion"] = "a date",
        ["InviteAccount"] = "a way in, no shifts",
        ["WithdrawInvitation"] = "a way in, no shifts",
        ["GiveRole"] = "rights, no shifts",
        ["TakeRole"] = "rights, no shifts",
        ["EndAccountSessions"] = "a way in, no shifts",
        ["SwitchOffAccount"] = "a way in; shifts stay as they are",
        ["SwitchOnAccount"] = "a way in, no shifts",
        ["RemoveFactors"] = "a way in, no shifts",
        ["MakeRecoveryCode"] = "a way in, no shifts",
        ["AskToGetReady"] = "a reminder",
        ["ReturnTimeReport"] = "the report counts until another takes its place",
    };

    public static TheoryData<string> AllDoors => [.. Doors.Keys];

    [Fact]
    public void Every_endpoint_that_writes_is_known_as_a_door_or_as_none()
    {
        var writing = api.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)))
            .Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? endpoint.RoutePattern.RawText!)
            .ToHashSet();

        Assert.Equal(writing.Order(StringComparer.Ordinal), Doors.Keys.Concat(NotDoors.Keys).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(AllDoors))]
    public async Task An_unlawful_change_is_stopped_or_flagged(string door)
    {
        var scene = await AScene(door);
        var change = await Doors[door](scene);

        Assert.True(await change.Send() is Outcome.Stopped or Outcome.Flagged);
        await NothingUnlawfulIsHidden(scene);
    }

    [Theory, MemberData(nameof(AllDoors))]
    public async Task Many_at_once_are_stopped_or_flagged_too(string door)
    {
        for (var round = 0; round < 3; round++)
        {
            var scene = await AScene(door);
            var change = await Doors[door](scene);

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => change.Send()));

            // Where the first was flagged, the same once more changes nothing and has nothing to say.
            Assert.True(outcomes.Contains(Outcome.Flagged) || Array.TrueForAll(outcomes, outcome => outcome == Outcome.Stopped), string.Join(", ", outcomes));
            await NothingUnlawfulIsHidden(scene);
        }
    }

    [Theory, MemberData(nameof(AllPairs))]
    public async Task Two_changes_that_are_unlawful_only_together_do_not_both_pass_at_the_same_moment(string one, string other)
    {
        for (var round = 0; round < 5; round++)
        {
            var scene = await Scene.MakeWithTwoIncidents(api);
            var (first, second) = (await Halves[one](scene, scene.Night), await Halves[other](scene, scene.TuesdayElsewhere!));

            var outcomes = await Task.WhenAll(first.Send(), second.Send());

            Assert.Single(outcomes, outcome => outcome == Outcome.Passed);
            await NothingUnlawfulIsHidden(scene);
        }
    }

    /// <summary>Where a municipality's own numbers are changed, it is one of their own.</summary>
    async Task<Scene> AScene(string door) => door == "ChangeHourPreset" ? await Scene.Make(api, await api.AnEmptyRegister()) : await Scene.Make(api);

    /// <summary>Counts the minutes of what stands in its own way; if they are unlawful the home municipality sees it: of coming shifts at the person, of worked ones among the reports.</summary>
    async Task NothingUnlawfulIsHidden(Scene scene)
    {
        var shortest = await api.Scalar<int?>(
            """
            with work as (
                select coalesce(report.starts_at, assignment.starts_at) as starts_at, coalesce(report.ends_at, assignment.ends_at) as ends_at
                from assignment
                left join lateral (select starts_at, ends_at from time_report where assignment_id = assignment.id order by number desc limit 1) report on true
                where person_id = @Person and cancelled_at is null and answer <> 'no'
                union all
                select starts_at, ends_at from home_duty where person_id = @Person),
            gap as (select extract(epoch from lead(starts_at) over (order by starts_at) - ends_at) / 60 as minutes from work)
            select min(minutes)::int from gap
            """,
            new { scene.Person });

        if (shortest is >= 660 or null) return;

        var coming = (await (await scene.Coordinator.GetAsync($"/people/{scene.Person}", Cancellation)).Read<JsonElement>()).GetProperty("unlawful").GetProperty("shifts").GetArrayLength();
        var worked = (await (await scene.Coordinator.GetAsync($"/time-reports?municipality={scene.Home}", Cancellation)).Read<ListTimeReportsResponse>())
            .Shifts.Count(shift => shift.IncidentId == scene.Incident && shift.Report?.Breaches.Length > 0);
        Assert.True(coming + worked > 0, $"A rest of {shortest} minutes is shown nowhere.");
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What came of a change.</summary>
    enum Outcome
    {
        /// <summary>Refused for what it is.</summary>
        Stopped,

        /// <summary>Done, and said to be unlawful.</summary>
        Flagged,

        /// <summary>Done without a word.</summary>
        Passed,
    }

    /// <param name="Send">Sends it, as often as it is asked to.</param>
    sealed record Change(Func<Task<Outcome>> Send);
}
