namespace MutualAid.Scheduling.Search;

/// <summary>Random numbers that are the same on every machine and runtime for the same seed (xorshift64*).</summary>
struct Dice(int seed)
{
    ulong state = unchecked(((ulong)(uint)seed + 1) * 0x9E3779B97F4A7C15UL);

    /// <summary>0 up to, not including, <paramref name="limit"/>.</summary>
    public int Next(int limit) => (int)(((Roll() >> 32) * (ulong)limit) >> 32);

    /// <summary>0 up to, not including, 1.</summary>
    public double NextDouble() => (Roll() >> 11) * (1.0 / (1UL << 53));

    ulong Roll()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return unchecked(state * 0x2545F4914F6CDD1DUL);
    }
}
