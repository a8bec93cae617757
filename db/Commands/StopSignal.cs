using System.Runtime.InteropServices;

namespace MutualAid.Database.Commands;

/// <summary>Cancels when the process is asked to end, so that it ends in order: a private PostgreSQL stops cleanly.</summary>
sealed class StopSignal : IDisposable
{
    readonly CancellationTokenSource source = new();
    readonly PosixSignalRegistration[] registrations;

    public StopSignal() =>
        registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            source.Cancel();
        }))];

    public CancellationToken Token => source.Token;

    /// <summary>Returns when the signal comes.</summary>
    public static Task Wait(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        stop.Register(stopped.SetResult);
        return stopped.Task;
    }

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }
}
