namespace MutualAid.Scheduling.Search;

/// <summary>A set of small numbers that can be added to, removed from and picked from at once.</summary>
sealed class IndexSet(int limit)
{
    readonly int[] items = new int[limit];
    readonly int[] places = [.. Enumerable.Repeat(-1, limit)];

    public int Count { get; private set; }

    public int this[int place] => items[place];

    public bool Contains(int item) => places[item] >= 0;

    public void Add(int item)
    {
        if (Contains(item))
            return;

        items[Count] = item;
        places[item] = Count++;
    }

    public void Remove(int item)
    {
        if (!Contains(item))
            return;

        var last = items[--Count];
        items[places[item]] = last;
        places[last] = places[item];
        places[item] = -1;
    }

    public void Clear()
    {
        while (Count > 0)
            Remove(items[Count - 1]);
    }
}
