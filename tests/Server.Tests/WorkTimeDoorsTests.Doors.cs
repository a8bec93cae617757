using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MutualAid.Contracts.HomeDuties;
using MutualAid.Contracts.Hours;
using MutualAid.Contracts.MyShifts;
using MutualAid.Contracts.Offers;
using MutualAid.Contracts.People;
using MutualAid.Contracts.ScheduleEdits;
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
        ["ConfirmHomeDuties"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            var import = await scene.Coordinator.PreviewDuties(Lulea, "E-post;Start;Slut;Slag", $"{scene.Person}@example.se;2030-03-04 21:00;2030-03-04 23:00;ordinarie");
            return Scene.Sends(scene.Coordinator, client => client.Confirm(import), answer => answer.GetProperty("unlawful"));
        },
        ["EditSchedule"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            return Scene.Sends(scene.Lead, client => client.PostAsJsonAsync(
                $"/incidents/{scene.Incident}/schedule-edits", new EditScheduleRequest("assign", [], [new(scene.Night.Id, scene.Person)], 1), Cancellation));
        },
        // Approved when less was asked for: work at home has come in between.
        ["DecideScheduleEdit"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            await scene.GivenHomeDuty("2030-03-05T05:00:00+01:00", "2030-03-05T06:00:00+01:00");
            var asked = await (await scene.Lead.PostAsJsonAsync(
                $"/incidents/{scene.Incident}/schedule-edits", new EditScheduleRequest("assign", [], [new(scene.Tuesday.Id, scene.Person)], 1, new("Ingen annan kan.")), Cancellation)).Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            var other = await scene.Api.SignedIn("crisis_lead", Kalix);
            var id = asked.TryGetProperty("id", out var waiting) ? waiting.GetGuid() : Guid.Empty;
            await scene.GivenHomeDuty("2030-03-06T05:00:00+01:00", "2030-03-06T06:00:00+01:00");
            return Scene.Sends(other, client => client.PostAsJsonAsync($"/schedule-edits/{id}/decision", new DecideScheduleEditRequest("approve"), Cancellation));
        },
        ["ChangeHourPreset"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            ChangeHourPresetRequest stricter = new(0, new(null, null, "four_weeks", new Dictionary<string, int> { ["ab-13-span"] = 600 }, "Personalchefen", "Prov"));
            return new(() => scene.ThenTheScheduleSaysSo(client => client.PostAsJsonAsync($"/municipalities/{scene.Home}/hour-presets", stricter, Cancellation)));
        },
        // An assignment under the crisis agreement that ends on Monday asks for 36 hours before Tuesday's shift, which was lawful till then.
        ["DecideHourMode"] = async scene =>
        {
            await scene.Api.GivenPublishedShift(scene.Day.Id, scene.Person);
            await scene.Api.GivenPublishedShift(scene.Tuesday.Id, scene.Person);
            DecideHourModeRequest agreement = new(
                "crisis_agreement", "Kommundirektören", DateTimeOffset.Parse("2026-11-20T08:00:00Z", null), "Krisläge", DateTimeOffset.Parse("2030-01-07T09:00:00Z", null),
                DateTimeOffset.Parse("2030-03-04T09:00:00Z", null), "Beslut", "SKR och Sobona", "LOK", null, [scene.Person]);
            return new(() => scene.ThenTheScheduleSaysSo(client => client.PostAsJsonAsync("/hour-modes", agreement, Cancellation)));
        },
        // Five twelves are lawful under the agreement and too much for a week without it.
        ["EndHourMode"] = async scene =>
        {
            var mode = await scene.GivenCrisisAgreement("2030-03-01T00:00:00Z", "2030-03-20T00:00:00Z");
            foreach (var shift in scene.DayShifts.Take(5)) await scene.Api.GivenPublishedShift(shift.Id, scene.Person);
            return new(() => scene.ThenTheScheduleSaysSo(client => client.PostAsJsonAsync($"/hour-modes/{mode}/ending", new EndHourModeRequest(1, null), Cancellation)));
        },
    };

    /// <summary>Doors that put a person on a shift: a change that is lawful alone.</summary>
    static readonly Dictionary<string, Func<Scene, AShift, Task<Change>>> Halves = new()
    {
        ["PublishSchedule"] = async (scene, shift) =>
        {
            var run = await scene.Api.GivenRun(shift.IncidentId, (shift.Id, scene.Person));
            return Scene.Sends(scene.LeadOf(shift), client => client.PostAsJsonAsync($"/schedule-runs/{run}/publication", new PublishScheduleRequest(0), Cancellation));
        },
        ["EditSchedule"] = (scene, shift) => Task.FromResult(Scene.Sends(scene.LeadOf(shift), client => client.PostAsJsonAsync(
            $"/incidents/{shift.IncidentId}/schedule-edits", new EditScheduleRequest("assign", [], [new(shift.Id, scene.Person)], 0), Cancellation))),
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
    /// <param name="Home">Who employs Bo.</param>
    sealed record Scene(Api Api, Guid Incident, string Home, AShift[] DayShifts, AShift Night, Guid Person, HttpClient Lead, HttpClient Coordinator, HttpClient Staff)
    {
        public AShift Day => DayShifts[0];

        public AShift Tuesday => DayShifts[1];

        /// <summary>Tuesday's day shift at another incident, to which Bo is offered from then: it touches Monday's night.</summary>
        public AShift? TuesdayElsewhere { get; private init; }

        public HttpClient? LeadElsewhere { get; private init; }

        public HttpClient LeadOf(AShift shift) => shift.IncidentId == Incident ? Lead : LeadElsewhere!;

        /// <param name="home">The employer: one whose numbers no other test minds.</param>
        public static async Task<Scene> Make(Api api, string home = Lulea)
        {
            var incident = await api.GivenIncident(Kalix);
            var shifts = await api.ShiftsOf(await api.GivenSentRequest(incident, ANeed.Of("2030-03-04", "2030-03-11", place: "remote")));
            var account = await api.GivenAccount(home, "staff");
            var person = Assert.Single(await api.GivenLent(incident, ALentPerson.Of("2030-03-04", "2030-03-11") with { Municipality = home }));
            await api.Scalar<int?>("update person set account_id = @account, work_email = id || '@example.se' where id = @person", new { account, person });

            return new(
                api, incident, home, [.. shifts.Where((_, index) => index % 2 == 0)], shifts[1], person,
                await api.SignedIn("crisis_lead", Kalix), await api.SignedIn("coordinator", home), await api.SignedIn(account));
        }

        public static async Task<Scene> MakeWithTwoIncidents(Api api)
        {
            var scene = await Make(api);
            var (other, shifts, _) = await api.GivenIncidentWithPeople(Norrkoping, people: 0, place: "remote");
            // Offers hold days: Monday is Kalix's, with its night, and the rest Norrköping's.
            await api.Scalar<int?>("update offer set to_date = '2030-03-05' where incident_id = @Incident", new { scene.Incident });
            await api.GivenOffered(other, scene.Person, new(2030, 3, 5), new(2030, 3, 11));
            return scene with { TuesdayElsewhere = shifts[2], LeadElsewhere = await api.SignedIn("crisis_lead", Norrkoping) };
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

        public async Task<Guid> GivenCrisisAgreement(string from, string to)
        {
            var id = Guid.CreateVersion7();
            await Api.Scalar<int?>(
                """
                insert into hour_mode (id, municipality_code, mode, decided_by, decided_at, ground, from_at, to_at, crisis_decision, activation_decision, local_agreement, created_by)
                values (@id, @Home, 'crisis_agreement', 'Kommundirektören', '2026-11-20', 'Krisläge', @from::timestamptz, @to::timestamptz, 'a', 'b', 'c', (select id from auth.account limit 1));
                insert into hour_mode_person (mode_id, person_id, municipality_code) values (@id, @Person, @Home);
                """,
                new { id, Home, Person, from, to });
            return id;
        }

        /// <param name="flags">Where a success says what it made unlawful; absent where nothing unlawful may succeed.</param>
        public static Change Sends(HttpClient client, Func<HttpClient, Task<HttpResponseMessage>> request, Func<JsonElement, JsonElement>? flags = null) => new(async () =>
        {
            var response = await request(client);
            if (IsRefusal(response)) return Outcome.Stopped;

            return flags is not null && flags(await response.Read<JsonElement>(response.StatusCode)).GetArrayLength() > 0 ? Outcome.Flagged : Outcome.Passed;
        });

        /// <summary>A change of the rules themselves: the crisis lead's schedule says which shifts they have made unlawful.</summary>
        public async Task<Outcome> ThenTheScheduleSaysSo(Func<HttpClient, Task<HttpResponseMessage>> request)
        {
            if (IsRefusal(await request(Coordinator))) return Outcome.Stopped;

            var schedule = await (await Lead.GetAsync($"/incidents/{Incident}/schedule", Cancellation)).Read<ScheduleDto>();
            return schedule.Unlawful.Any(shift => shift.PersonId == Person) ? Outcome.Flagged : Outcome.Passed;
        }

        static bool IsRefusal(HttpResponseMessage response) => response.IsSuccessStatusCode
            ? false
            : response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity
                ? true
                : throw new InvalidOperationException($"{response.RequestMessage?.RequestUri}: {response.StatusCode}");
    }
}
