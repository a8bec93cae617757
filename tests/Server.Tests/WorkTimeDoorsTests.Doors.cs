using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.MyShifts;
using MutualAid.Contracts.Offers;
using MutualAid.Contracts.People;
using MutualAid.Contracts.Schedules;
using MutualAid.Contracts.TimeReports;
using MutualAid.Server.Tests.Support;
using NodaTime;

namespace MutualAid.Server.Tests;

public sealed partial class WorkTimeDoorsTests
{
    const string Kalix = "2514", Norrkoping = "0581", Lulea = "2580";

    /// <summary>How an unlawful change is sent through each door.</summary>
    static readonly Dictionary<string, Func<Scene, Task<Change>>> Doors = new()
    {
        ["AnswerAssignment"] = async scene =>
        {
            var asked = await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            await scene.GivenHomeDuty("2030-03-04T21:00:00+01:00", "2030-03-04T23:00:00+01:00");
            return Scene.Sends(scene.Staff, client => client.PostAsJsonAsync($"/assignments/{asked}/answer", new AnswerAssignmentRequest("yes", 1), Cancellation));
        },
        ["PublishSchedule"] = async scene =>
        {
            var run = await scene.Api.GivenRun(scene.Incident, (scene.Day.Id, scene.Person), (scene.Night.Id, scene.Person));
            return Scene.Sends(scene.Lead, client => client.PostAsJsonAsync($"/schedule-runs/{run}/publication", new PublishScheduleRequest(0), Cancellation));
        },
        // The engine is not told what to do: asked for two shifts that one person cannot have both, it fills one.
        ["StartScheduleRun"] = scene => Task.FromResult(new Change(async () =>
        {
            var started = await scene.Lead.PostAsJsonAsync($"/incidents/{scene.Incident}/schedule-runs", new StartScheduleRunRequest(1), Cancellation);
            if (started.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.Created or HttpStatusCode.OK)) return Outcome.Stopped;

            var run = await started.Content.ReadFromJsonAsync<ScheduleRunDto>(Cancellation);
            await scene.Lead.RunEnds(run!.Id);
            var draft = await (await scene.Lead.GetAsync($"/schedule-runs/{run.Id}/schedule", Cancellation)).Read<ScheduleDto>();
            return draft is { Breaches: 0, SeatsFilled: > 0 } ? Outcome.Stopped : Outcome.Passed;
        })),
        ["CreateOffer"] = async scene =>
        {
            var request = await scene.Api.Scalar<Guid>("select id from request where incident_id = @Incident", new { scene.Incident });
            var free = await scene.Api.GivenVolunteer(Lulea);
            for (var day = 4; day < 11; day++)
                await scene.GivenHomeDuty($"2030-03-{day:00}T13:00:00+01:00", $"2030-03-{day:00}T21:00:00+01:00", free);

            return Scene.Sends(scene.Coordinator, client => client.PostAsJsonAsync($"/requests/{request}/offers", new CreateOfferRequest(new(2030, 3, 4), new(2030, 3, 10), 40, [free]), Cancellation));
        },
        ["ReportTime"] = async scene =>
        {
            var past = await scene.Api.GivenAssignment(scene.Incident, scene.Person, "2026-11-19T06:00:00Z", 12, "yes");
            await scene.Api.GivenAssignment(scene.Incident, scene.Person, "2026-11-20T06:00:00Z", 12, "yes");
            ReportTimeRequest late = new(0, DidNotWork: false, DateTimeOffset.Parse("2026-11-19T06:00:00Z", null), DateTimeOffset.Parse("2026-11-19T23:00:00Z", null), null, "ordinary", "");
            return Scene.Sends(scene.Staff, client => client.PostAsJsonAsync($"/assignments/{past}/time-report", late, Cancellation), answer => answer.GetProperty("report").GetProperty("breaches"));
        },
        ["EditPerson"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            var standing = await (await scene.Coordinator.GetAsync($"/people/{scene.Person}", Cancellation)).Read<GetPersonResponse>();
            EditPersonRequest works = new(standing.Person.Version, GivenPeople.Facts(email: $"{scene.Person}@example.se") with { HomeMinutesPerWeek = 2400, HomeDays = 0b001_1111, Leave = [] });
            return Scene.Sends(scene.Coordinator, client => client.PutAsJsonAsync($"/people/{scene.Person}", works, Cancellation), Shifts);
        },
        ["ConfirmImport"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            var import = await scene.Coordinator.Preview(Lulea, ImportCalls.Utf8("Namn;E-post;Timmar kvar hemma;Hemdagar", $"Bo Provsson;{scene.Person}@example.se;40;mån-fre"));
            return Scene.Sends(scene.Coordinator, client => client.Confirm(import), answer => answer.GetProperty("unlawful"));
        },
        ["AddHomeDuty"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            AddHomeDutyRequest evening = new(DateTimeOffset.Parse("2030-03-04T21:00:00+01:00", null), DateTimeOffset.Parse("2030-03-04T23:00:00+01:00", null), "ordinary");
            return Scene.Sends(scene.Coordinator, client => client.PostAsJsonAsync($"/people/{scene.Person}/home-duties", evening, Cancellation), Shifts);
        },
        // Where a dated duty goes, the weekly pattern comes back.
        ["RemoveHomeDuty"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            await scene.GivenHomeHours(480, 0b000_0001);
            var instead = await scene.GivenHomeDuty("2030-03-04T03:00:00+01:00", "2030-03-04T07:00:00+01:00");
            return Scene.Sends(scene.Coordinator, client => client.DeleteAsync($"/home-duties/{instead}", Cancellation), Shifts);
        },
        ["ImportHomeDuties"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            var file = ImportCalls.Utf8("E-post;Start;Slut;Slag", $"{scene.Person}@example.se;2030-03-04 21:00;2030-03-04 23:00;ordinarie");
            return Scene.Sends(scene.Coordinator, client => client.PostAsync($"/municipalities/{Lulea}/people/home-duties", new ByteArrayContent(file), Cancellation), answer => answer.GetProperty("unlawful"));
        },
    };

    /// <summary>Doors that put a person on a shift: a change that is lawful alone.</summary>
    static readonly Dictionary<string, Func<Scene, AShift, Task<Change>>> Halves = new()
    {
        ["PublishSchedule"] = async (scene, shift) =>
        {
            var run = await scene.Api.GivenRun(shift.IncidentId, (shift.Id, scene.Person));
            return Scene.Sends(shift.IncidentId == scene.Incident ? scene.Lead : scene.LeadElsewhere!, client => client.PostAsJsonAsync($"/schedule-runs/{run}/publication", new PublishScheduleRequest(0), Cancellation));
        },
    };

    public static TheoryData<string, string> AllPairs
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach (var one in Halves.Keys)
                foreach (var other in Halves.Keys)
                    pairs.Add(one, other);

            return pairs;
        }
    }

    static JsonElement Shifts(JsonElement answer) => answer.GetProperty("unlawful").GetProperty("shifts");

    /// <summary>Bo of Luleå, offered to Kalix for a week in March 2030, whose Monday has a day shift and a night shift that touch.</summary>
    sealed record Scene(Api Api, Guid Incident, AShift Day, AShift Night, Guid Person, HttpClient Lead, HttpClient Coordinator, HttpClient Staff)
    {
        /// <summary>The same Monday's night shift at another incident, to which Bo is offered as well.</summary>
        public AShift NightElsewhere { get; private init; } = Night;

        public HttpClient? LeadElsewhere { get; private init; }

        public static async Task<Scene> Make(Api api, bool elsewhere = false)
        {
            var (incident, shifts, people) = await api.GivenIncidentWithPeople(Kalix, people: 1, place: "remote");
            var account = await api.GivenAccount(Lulea, "staff");
            await api.Scalar<int?>("update person set account_id = @account where id = @person", new { account, person = people[0] });
            var scene = new Scene(
                api, incident, shifts[0], shifts[1], people[0],
                await api.SignedIn("crisis_lead", Kalix), await api.SignedIn("coordinator", Lulea), await api.SignedIn(account));
            if (!elsewhere) return scene;

            var (other, otherShifts, _) = await api.GivenIncidentWithPeople(Norrkoping, people: 0, place: "remote");
            // An offer holds days; the rule about one offer at a time is another test's.
            await api.Scalar<int?>("update offer set to_date = '2030-03-05' where incident_id = @incident", new { incident });
            await api.GivenOffered(other, people[0], new(2030, 3, 5), new(2030, 3, 11));
            return scene with { NightElsewhere = otherShifts[2], LeadElsewhere = await api.SignedIn("crisis_lead", Norrkoping), Day = shifts[1] };
        }

        public async Task<Guid> GivenHomeDuty(string from, string to, Guid? person = null)
        {
            var id = Guid.CreateVersion7();
            await Api.Scalar<int?>(
                "insert into home_duty (id, person_id, starts_at, ends_at, created_by) values (@id, @person, @from::timestamptz, @to::timestamptz, (select id from auth.account limit 1))",
                new { id, person = person ?? Person, from, to });
            return id;
        }

        public Task<int?> GivenHomeHours(int minutes, int days) =>
            Api.Scalar<int?>("update person set home_minutes_per_week = @minutes, home_days = @days where id = @Person", new { minutes, days, Person });

        /// <param name="flags">Where a success says what it made unlawful; absent where nothing unlawful may succeed.</param>
        public static Change Sends(HttpClient client, Func<HttpClient, Task<HttpResponseMessage>> request, Func<JsonElement, JsonElement>? flags = null) => new(async () =>
        {
            var response = await request(client);
            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotFound) return Outcome.Stopped;
            if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancellation)}");

            return flags is not null && flags(await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetArrayLength() > 0 ? Outcome.Flagged : Outcome.Passed;
        });
    }
}
