namespace NeuralGlasses.Skia.Setting;

/// <summary>What a text was set with.</summary>
internal readonly record struct SetTextKey(string Text, double SizePixels, double WidthPixels, int MostLines);

/// <summary>Texts set lately: at most 256, and at most as many as have 65,536 UTF-16 units together; the one unused for longest goes first.</summary>
internal sealed class SetTextCache
{
    internal const int MostTexts = 256;
    internal const int MostUnits = 65_536;

    private readonly Dictionary<SetTextKey, LinkedListNode<Kept>> _nodes = [];
    private readonly LinkedList<Kept> _lastUsedFirst = [];
    private int _units;

    internal int Count => _nodes.Count;

    internal SkiaSetText? Find(in SetTextKey key)
    {
        if (!_nodes.TryGetValue(key, out var node))
            return null;
        _lastUsedFirst.Remove(node);
        _lastUsedFirst.AddFirst(node);
        return node.Value.Set;
    }

    internal void Keep(in SetTextKey key, SkiaSetText set)
    {
        if (key.Text.Length > MostUnits)
            return;
        _nodes.Add(key, _lastUsedFirst.AddFirst(new Kept(key, set)));
        _units += key.Text.Length;
        while (_nodes.Count > MostTexts || _units > MostUnits)
        {
            // Not disposed: a scene may still paint it.
            var oldest = _lastUsedFirst.Last!;
            _lastUsedFirst.RemoveLast();
            _nodes.Remove(oldest.Value.Key);
            _units -= oldest.Value.Key.Text.Length;
        }
    }

    private readonly record struct Kept(SetTextKey Key, SkiaSetText Set);
}
