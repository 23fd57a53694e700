using System.Collections;
using System.Runtime.CompilerServices;
using NeuralGlasses.Hud.Spatial;

namespace NeuralGlasses.Hud;

/// <summary>Elements in an order; two are equal if their elements are, one by one.</summary>
[CollectionBuilder(typeof(HudElements), nameof(Create))]
public sealed class HudElements : IReadOnlyList<HudElement>, IEquatable<HudElements>
{
    private readonly HudElement[] _elements;

    private HudElements(HudElement[] elements) => _elements = elements;

    /// <inheritdoc/>
    public int Count => _elements.Length;

    /// <inheritdoc/>
    public HudElement this[int index] => _elements[index];

    /// <summary>Makes them from a copy of some elements.</summary>
    public static HudElements Create(ReadOnlySpan<HudElement> elements) => new(elements.ToArray());

    /// <summary>The elements with those of rows in place of the rows, and of a space without depth in place of it, in reading order.</summary>
    internal IEnumerable<HudElement> Flat => _elements.SelectMany(element => element switch
    {
        HudRow row => row.Elements.Flat,
        HudSpace space => space.Flattened.Flat,
        _ => [element],
    });

    /// <inheritdoc/>
    public bool Equals(HudElements? other) => other is not null && (ReferenceEquals(this, other) || _elements.AsSpan().SequenceEqual(other._elements));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HudElements);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (HudElement element in _elements)
            hash.Add(element);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<HudElement> GetEnumerator() => ((IEnumerable<HudElement>)_elements).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
