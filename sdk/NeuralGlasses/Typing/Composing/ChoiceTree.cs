namespace NeuralGlasses.Typing.Composing;

/// <summary>Many things to choose from with few keys: each key stands for one thing or for a group in which one chooses again.</summary>
public sealed class ChoiceTree
{
    private ChoiceTree(string name, IReadOnlyList<ChoiceTree> branches)
    {
        Name = name;
        Branches = branches;
    }

    /// <summary>The thing, or what the group is called.</summary>
    public string Name { get; }

    /// <summary>What the keys stand for; none for a thing.</summary>
    public IReadOnlyList<ChoiceTree> Branches { get; }

    /// <summary>Whether it is a thing and no group.</summary>
    public bool IsThing => Branches.Count == 0;

    /// <summary>One thing.</summary>
    public static ChoiceTree Thing(string name) => new(name, []);

    /// <summary>A group.</summary>
    public static ChoiceTree Group(string name, params IReadOnlyList<ChoiceTree> branches) => new(name, branches);

    /// <summary>
    /// A tree over things in which the earlier ones take fewer steps (Huffman 1952, for as many branches as there are keys), with the things of a group in their order.
    /// </summary>
    /// <param name="name">What the whole is called.</param>
    /// <param name="things">The things, most wanted first.</param>
    /// <param name="keys">Number of keys, at least 2.</param>
    public static ChoiceTree Of(string name, IReadOnlyList<string> things, int keys)
    {
        ArgumentNullException.ThrowIfNull(things);
        ArgumentOutOfRangeException.ThrowIfLessThan(keys, 2);
        if (things.Count == 0)
            throw new ArgumentException("There is nothing to choose from, expected at least one thing.", nameof(things));
        // Zipf: the n-th is wanted a n-th as often as the first.
        var open = things.Select((thing, i) => (Weight: 1.0 / (i + 1), First: i, Tree: Thing(thing))).ToList();
        var first = ((things.Count - 2) % (keys - 1)) + 2;
        for (var take = Math.Min(first, open.Count); open.Count > 1; take = Math.Min(keys, open.Count))
        {
            var least = open.OrderBy(each => each.Weight).ThenByDescending(each => each.First).Take(take).OrderBy(each => each.First).ToArray();
            open.RemoveAll(each => least.Contains(each));
            open.Add((least.Sum(each => each.Weight), least.Min(each => each.First), Group(Joined(least.Select(each => each.Tree)), [.. least.Select(each => each.Tree)])));
        }

        var root = open[0].Tree;
        return root.IsThing ? Group(name, root) : new ChoiceTree(name, root.Branches);
    }

    private static string Joined(IEnumerable<ChoiceTree> trees) => string.Join(' ', trees.Select(tree => tree.Name));
}
