using MutualAid.Server.Features.Schedules;
using Npgsql;
using Quartz;

namespace MutualAid.Server.Platform;

/// <summary>Everything that runs without being asked over HTTP, and when.</summary>
/// <remarks>
/// Jobs live in PostgreSQL, in a schema of their own, and every node takes its share. A node that dies misses its check-in
/// and the others, or itself when it comes back, take over what it was doing.
/// </remarks>
static class Jobs
{
    const string MakeScheduleGroup = "make-schedule";

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "mutualaid";
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(maxConcurrency: 4);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(builder.Configuration.GetConnectionString("Database") ?? "");
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = TimeSpan.FromSeconds(3);
                    cluster.CheckinMisfireThreshold = TimeSpan.FromSeconds(6);
                });
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.TablePrefix = "quartz.qrtz_";
                    options.AcceptEnlistedTransactions = true;
                    options.RecoverFiringsCancelledByShutdown = true;
                });
            });

            quartz.ScheduleJob<ReportInterruptedRunsJob>(
                trigger => trigger.WithIdentity("report-interrupted-runs").WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromSeconds(15)).RepeatForever()),
                job => job.WithIdentity("report-interrupted-runs"));
        });
        builder.Services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }

    /// <summary>At once, on any node, and again on another one should that node die.</summary>
    public static (IJobDetail, ITrigger) MakeSchedule(Guid runId) => (
        JobBuilder.Create<MakeScheduleJob>().WithIdentity($"{runId}", MakeScheduleGroup).RequestRecovery().Build(),
        TriggerBuilder.Create().WithIdentity($"{runId}", MakeScheduleGroup).StartNow().Build());

    public static Guid RunOf(IJobExecutionContext context) => Guid.Parse(context.JobDetail.Key.Name);
}
