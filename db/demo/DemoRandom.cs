using System.Security.Cryptography;
using System.Text;

namespace MutualAid.Database.Demo;

/// <summary>Chance that gives the same answers on every machine and every .NET version (SplitMix64).</summary>
/// <remarks>One stream for each purpose, so that a change in one part of the demo moves nothing in another.</remarks>
sealed class DemoRandom
{
    ulong state;

    DemoRandom(ulong state) => this.state = state;

    public static DemoRandom For(string purpose) =>
        new(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"kalix:{purpose}"))));

    /// <summary>0 up to, not including, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public void Shuffle<T>(IList<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

/// <summary>Ids that are the same in every copy of the demo.</summary>
static class DemoId
{
    public static Guid For(string kind, string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"mutualaid-demo:{kind}:{key}"))[..16];
        // RFC 9562: version 8 (made by our own rule) and the usual variant.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
