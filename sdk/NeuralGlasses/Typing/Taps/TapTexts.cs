using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Typing.Taps;

/// <summary>The texts that a search has read, as a tree that shares their begins, each with what the language thinks of it. Two ways to one text are one node.</summary>
internal sealed class TapTexts
{
    // What no language model says: a word right behind a mark, a space or mark behind no word (estimates).
    private const double NoSpace = -4;
    private const double NoWord = -6;
    private const int LongestWord = 40;
    private readonly LanguageModel _language;
    private readonly Dictionary<(int Parent, int Class), int> _children = [];
    private readonly int[] _marks;
    private TapNode[] _nodes = new TapNode[16384];
    private int[] _moved = new int[16384];

    public TapTexts(LanguageModel language)
    {
        _language = language;
        _marks = [.. TapAlphabet.Characters.Select(character => char.IsLetter(character) || character is '\'' or ' ' or TapAlphabet.Backspace ? -1 : language.Find([character]))];
        Clear();
    }

    /// <summary>Texts kept.</summary>
    public int Count { get; private set; }

    public ref readonly TapNode this[int node] => ref _nodes[node];

    public void Clear()
    {
        _children.Clear();
        _nodes[0] = new TapNode { Parent = -1, Class = -1, Lexicon = -1, Before = LanguageModel.Start, BeforeThat = LanguageModel.Start };
        Count = 1;
    }

    /// <summary>The text with one more character.</summary>
    public int After(int node, int character, long step)
    {
        if (_children.TryGetValue((node, character), out var child))
            return child;
        if (Count == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * Count);
            Array.Resize(ref _moved, 2 * Count);
        }

        _nodes[Count] = Made(node, character, step);
        _children.Add((node, character), Count);
        return Count++;
    }

    /// <summary>Whether a text begins with another.</summary>
    public bool Begins(int begin, int node)
    {
        while (node >= 0 && _nodes[node].Depth > _nodes[begin].Depth)
            node = _nodes[node].Parent;
        return node == begin;
    }

    /// <summary>Marks a text, and those it begins with down to a number of characters, to be kept; the next call of <see cref="Keep"/> forgets all others.</summary>
    public void Mark(int node, int leastDepth)
    {
        while (node >= 0 && _moved[node] == 0 && _nodes[node].Depth >= leastDepth)
        {
            _moved[node] = 1;
            node = _nodes[node].Parent;
        }
    }

    /// <summary>Forgets every text that is not marked; <see cref="Moved"/> then tells where the others are.</summary>
    public void Keep()
    {
        _children.Clear();
        var kept = 0;
        // Parents come before children, so a parent has moved by the time that a child asks where to.
        for (var node = 0; node < Count; node++)
        {
            if (_moved[node] == 0)
                continue;
            var text = _nodes[node];
            text.Parent = text.Parent >= 0 && _moved[text.Parent] != 0 ? _moved[text.Parent] - 1 : -1;
            if (text.Parent >= 0)
                _children.Add((text.Parent, text.Class), kept);
            _nodes[kept] = text;
            _moved[node] = ++kept;
        }

        Count = kept;
    }

    /// <summary>Where a text that was marked is now.</summary>
    public int Moved(int node) => _moved[node] - 1;

    /// <summary>Forgets all marks.</summary>
    public void Unmark() => Array.Clear(_moved);

    private TapNode Made(int parent, int character, long step)
    {
        ref readonly var shorter = ref _nodes[parent];
        var made = shorter with { Parent = parent, Class = character, Depth = shorter.Depth + 1, Step = step };
        var letter = TapAlphabet.Characters[character];
        if (letter == ' ')
            Space(ref made, shorter);
        else if (_marks[character] >= 0)
            Punctuate(ref made, shorter, _marks[character]);
        else
            Letter(ref made, shorter, parent, letter);
        return made;
    }

    private void Letter(ref TapNode made, in TapNode shorter, int parent, char letter)
    {
        Span<char> room = stackalloc char[LongestWord];
        var before = Word(parent, room);
        if (shorter.Letters == 0)
        {
            if (IsMark(shorter.Class))
                made.Sure += NoSpace;
            made.Spelled = _language.LogProbability(LanguageModel.Unknown, shorter.Before, shorter.BeforeThat);
        }

        made.Lexicon = shorter.Letters == 0 ? _language.Child(_language.Root, letter) : shorter.Lexicon < 0 ? -1 : _language.Child(shorter.Lexicon, letter);
        made.Spelled += _language.LetterLogProbability(before, letter);
        made.Letters = shorter.Letters + 1;
        made.Language = made.Sure + Math.Max(made.Lexicon < 0 ? double.NegativeInfinity : _language.BestLogProbability(made.Lexicon), made.Spelled);
    }

    private void Space(ref TapNode made, in TapNode shorter)
    {
        if (shorter.Letters > 0)
            EndWord(ref made, shorter);
        else if (!IsMark(shorter.Class))
            made.Sure += NoWord;
        made.Language = made.Sure;
    }

    private void Punctuate(ref TapNode made, in TapNode shorter, int mark)
    {
        if (shorter.Letters > 0)
            EndWord(ref made, shorter);
        else
            made.Sure += NoWord;
        made.Sure += _language.LogProbability(mark, made.Before, made.BeforeThat);
        // Behind the end of a sentence another one starts.
        var isEnd = TapAlphabet.Characters[made.Class] is '.' or '?';
        (made.BeforeThat, made.Before) = isEnd ? (LanguageModel.Start, LanguageModel.Start) : (made.Before, mark);
        made.Language = made.Sure;
    }

    private void EndWord(ref TapNode made, in TapNode shorter)
    {
        Span<char> room = stackalloc char[LongestWord];
        var word = shorter.Lexicon < 0 ? -1 : _language.WordAt(shorter.Lexicon);
        var known = word < 0 ? double.NegativeInfinity : _language.LogProbability(word, shorter.Before, shorter.BeforeThat);
        var spelled = shorter.Spelled + _language.LetterLogProbability(Word(made.Parent, room), ' ');
        made.Sure += Math.Max(known, spelled);
        (made.BeforeThat, made.Before) = (shorter.Before, Math.Max(LanguageModel.Unknown, word));
        (made.Lexicon, made.Letters, made.Spelled) = (-1, 0, 0);
    }

    private bool IsMark(int character) => character >= 0 && _marks[character] >= 0;

    // The letters of the word in progress, of which the last few count.
    private Span<char> Word(int node, Span<char> room)
    {
        var length = Math.Min(_nodes[node].Letters, room.Length);
        for (var at = length - 1; at >= 0; at--)
        {
            room[at] = node < 0 ? ' ' : TapAlphabet.Characters[_nodes[node].Class];
            node = node < 0 ? -1 : _nodes[node].Parent;
        }

        return room[..length];
    }
}
