using System.Net;
using MutualAid.Server.Tests.Support;
using static MutualAid.Server.Tests.Support.MachineClientCalls;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>An administrator changes a program.</summary>
public sealed class EditMachineClientTests(Api api)
{
    [Fact]
    public async Task Another_s_change_in_between_is_told_and_nothing_is_lost()
    {
        var code = await api.AnEmptyRegister();
        var (client, _) = await api.GivenMachine(code, "register");
        using var administrator = await api.SignedIn("administrator", code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => administrator.SaveMachineClient(client.Id, Asked(Keys, null, client.Version) with { Name = $"Name {number}" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await refused.Problem(HttpStatusCode.Conflict, "outdated");
    }
}
