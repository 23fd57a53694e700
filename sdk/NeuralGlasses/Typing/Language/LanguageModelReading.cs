using System.Runtime.InteropServices;

namespace NeuralGlasses.Typing.Language;

/// <summary>Turns the content of a file into the parts of a model, and refuses what cannot be one.</summary>
internal ref struct LanguageModelReading(ReadOnlySpan<byte> content, string name)
{
    private const int BookLength = 256;

    /// <summary>Longest spelling: the capitals of a word are bits of one number.</summary>
    private const int LongestWord = 32;

    private readonly ReadOnlySpan<byte> _content = content;
    private int _at;

    public LanguageModelParts Parts(string language)
    {
        var letters = Characters();
        var marks = Characters();
        if (letters.Length is 0 or > LanguageModelParts.MostLetters)
            throw Bad($"{letters.Length} letters, expected 1 to {LanguageModelParts.MostLetters}");
        var first = LanguageModel.FirstMark + marks.Length;
        var words = Words(letters, first);
        var ids = first + words.Length;
        var unigrams = Values<float>(ids);
        var backOffs = Values<float>(ids);
        var pairBook = Values<float>(BookLength);
        var pairBackOffBook = Values<float>(BookLength);
        var tripleBook = Values<float>(BookLength);
        var pairStarts = Starts(ids);
        var pairs = pairStarts[^1];
        var pairWords = Ids(pairs, ids);
        var pairCodes = Values<byte>(pairs);
        var pairBackOffCodes = Values<byte>(pairs);
        var tripleStarts = Starts(pairs);
        var triples = tripleStarts[^1];
        var tripleWords = Ids(triples, ids);
        var tripleCodes = Values<byte>(triples);
        var tree = Letters(letters.Length);
        if (_at != _content.Length)
            throw Bad($"{_content.Length - _at} bytes after its letters, expected none");
        return new LanguageModelParts
        {
            Language = language,
            Letters = letters,
            Marks = marks,
            Words = words,
            UnigramLogProbabilities = unigrams,
            UnigramBackOffs = backOffs,
            PairStarts = pairStarts,
            PairWords = pairWords,
            PairCodes = pairCodes,
            PairBackOffCodes = pairBackOffCodes,
            TripleStarts = tripleStarts,
            TripleWords = tripleWords,
            TripleCodes = tripleCodes,
            PairBook = pairBook,
            PairBackOffBook = pairBackOffBook,
            TripleBook = tripleBook,
            LetterTree = tree,
        };
    }

    private string[] Words(string letters, int first)
    {
        var count = Number();
        if (count == 0 || first + count > LanguageModelParts.MostWords)
            throw Bad($"{count} words, expected 1 to {LanguageModelParts.MostWords - first}");
        var words = new string[count];
        Span<char> spelling = stackalloc char[LongestWord];
        Span<char> written = stackalloc char[LongestWord];
        for (var number = 0; number < count; number++)
        {
            int shared = Next();
            int rest = Next();
            if (rest == 0 || shared + rest > LongestWord)
                throw Bad($"a word of {shared + rest} letters, expected 1 to {LongestWord}");
            var length = shared + rest;
            for (var place = shared; place < length; place++)
                spelling[place] = Next() is var letter && letter < letters.Length ? letters[letter] : throw Bad($"the letter {letter}, expected less than {letters.Length}");
            var capitals = 0u;
            var bytes = Next();
            for (var shift = 0; shift < bytes; shift++)
                capitals |= (uint)Next() << (8 * shift);
            spelling[..length].CopyTo(written);
            for (var place = 0; capitals != 0 && place < length; place++, capitals >>= 1)
                written[place] = (capitals & 1) != 0 ? char.ToUpperInvariant(written[place]) : written[place];
            var id = Next() | (Next() << 8);
            if (id < first || id >= first + count || words[id - first] is not null)
                throw Bad($"a word with the id {id}, expected each from {first} to {first + count - 1} once");
            words[id - first] = new string(written[..length]);
        }

        return words;
    }

    private LetterParts Letters(int letters)
    {
        int order = Next();
        var book = Values<float>(BookLength);
        var nodes = checked((int)Number());
        var tree = new LetterParts { Order = order, Book = book, Symbols = Values<byte>(nodes), ChildCounts = Values<byte>(nodes), Codes = Values<byte>(nodes) };
        if (order == 0 || nodes == 0 || tree.ChildCounts[0] != letters + 1)
            throw Bad($"a tree of letters of order {order} with {nodes} nodes, expected one whose root has {letters + 1} children");
        long children = 0;
        for (var node = 0; node < nodes; node++)
        {
            if (tree.Symbols[node] > letters)
                throw Bad($"the symbol {tree.Symbols[node]} in its tree of letters, expected at most {letters}");
            children += tree.ChildCounts[node];
        }

        return children == nodes - 1 ? tree : throw Bad($"a tree of {nodes} nodes with {children} children, expected one fewer");
    }

    private int[] Starts(int places)
    {
        var total = Number();
        var starts = new int[places + 1];
        long sum = 0;
        for (var place = 0; place < places; place++)
        {
            var count = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = Next();
                count |= (part & 0x7F) << shift;
                if (part < 0x80 || shift > 14)
                    break;
            }

            starts[place + 1] = (int)(sum += count);
        }

        return sum == total ? starts : throw Bad($"counts that give {sum} entries, expected {total}");
    }

    private ushort[] Ids(int count, int below)
    {
        var ids = Values<ushort>(count);
        foreach (var id in ids)
        {
            if (id >= below)
                throw Bad($"the id {id} in an n-gram, expected less than {below}");
        }

        return ids;
    }

    private string Characters() => new(MemoryMarshal.Cast<ushort, char>(Values<ushort>(Next())));

    private uint Number() => Values<uint>(1)[0];

    private byte Next() => _at < _content.Length ? _content[_at++] : throw Bad("fewer bytes than its counts ask for");

    private T[] Values<T>(int count)
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("A language model is read on a little-endian processor only.");
        var bytes = (long)count * System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        if (bytes > _content.Length - _at)
            throw Bad("fewer bytes than its counts ask for");
        var values = new T[count];
        _content.Slice(_at, (int)bytes).CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        _at += (int)bytes;
        return values;
    }

    private readonly LanguageModelException Bad(string found) => new($"{name}: holds {found}; train the model anew.");
}
