namespace NeuralGlasses.Typing.Personal;

/// <summary>The wearer's own words as a tree of letters, of the shape of the language model's lexicon.</summary>
internal sealed class PersonalTree
{
    public const int Root = 0;

    private readonly Dictionary<(int Node, char Letter), int> _children = [];
    private readonly List<(int Word, float Best)> _nodes = [(-1, float.NegativeInfinity)];

    public int Child(int node, char letter) => _children.TryGetValue((node, letter), out var child) ? child : -1;

    public int WordAt(int node) => _nodes[node].Word;

    public float Best(int node) => _nodes[node].Best;

    public void Add(string spelling, int word, float logProbability)
    {
        var node = Root;
        Raise(node, logProbability);
        foreach (var letter in spelling)
        {
            if (!_children.TryGetValue((node, letter), out var child))
            {
                _children.Add((node, letter), child = _nodes.Count);
                _nodes.Add((-1, float.NegativeInfinity));
            }

            node = child;
            Raise(node, logProbability);
        }

        _nodes[node] = (word, _nodes[node].Best);
    }

    private void Raise(int node, float logProbability) => _nodes[node] = (_nodes[node].Word, Math.Max(_nodes[node].Best, logProbability));
}
