using System.Security.Cryptography;
using System.Text;

namespace MutualAid.Database.Postgres;

/// <summary>The folder that holds a private PostgreSQL: its cluster, log, password and, if fetched, its program.</summary>
static class DataHome
{
    const string Elsewhere = "/var/lib/mutualaid";
    const string OriginFile = "origin";

    /// <summary>The wanted folder, or, when PostgreSQL's user cannot enter it (a checkout under /root, say), one that it can.</summary>
    /// <remarks>The other place is named after the wanted path, so the same checkout always finds its data again.</remarks>
    public static async Task<string> Prepare(string wanted, Unprivileged user, CancellationToken cancellationToken)
    {
        wanted = Path.GetFullPath(wanted);
        try
        {
            if (await user.CanEnter(NearestExisting(wanted), cancellationToken))
            {
                Directory.CreateDirectory(wanted);
                return wanted;
            }

            DropOrphans();
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted)))[..12];
            var folder = Path.Combine(Elsewhere, name);
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, OriginFile), Path.GetDirectoryName(wanted), cancellationToken);
            return folder;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new SetupException($"The data folder {wanted} cannot be made or used ({error.Message}).", error);
        }
    }

    static string NearestExisting(string folder) => Directory.Exists(folder) ? folder : NearestExisting(Path.GetDirectoryName(folder)!);

    // A removed checkout cannot be asked for its data again.
    static void DropOrphans()
    {
        if (!Directory.Exists(Elsewhere))
            return;
        foreach (var folder in Directory.GetDirectories(Elsewhere))
        {
            var origin = Path.Combine(folder, OriginFile);
            if (File.Exists(origin) && !Directory.Exists(File.ReadAllText(origin)) && !File.Exists(Cluster.PidFile(folder)))
                Directory.Delete(folder, recursive: true);
        }
    }
}
