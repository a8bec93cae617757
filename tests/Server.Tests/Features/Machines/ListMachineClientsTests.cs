using System.Net;
using MutualAid.Contracts.Machines;
using MutualAid.Server.Tests.Support;

namespace MutualAid.Server.Tests.Features.Machines;

/// <summary>An administrator sees which programs may call, and what their makers need.</summary>
public sealed class ListMachineClientsTests(Api api)
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;


}
