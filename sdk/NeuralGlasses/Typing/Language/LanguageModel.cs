namespace NeuralGlasses.Typing.Language;

/// <summary>
/// How likely each word of a language is after two others, and each letter within a word that the language model does not hold; with the lexicon
/// as a tree of letters, which a decoder walks as letters come. Answers allocate nothing and may be asked for from several threads.
/// </summary>
public sealed class LanguageModel
{
    /// <summary>End of the names of files of this kind.</summary>
    public const string Extension = ".nglm";

    /// <summary>Name of the file in a language's folder, <c>text-entry/en/language.nglm</c>.</summary>
    public const string FileName = "language" + Extension;

    /// <summary>Id of a word that the model does not hold; a number in digits is one.</summary>
    public const int Unknown = 0;

    /// <summary>Id of the start of a sentence, which stands before its first word and is never a next word.</summary>
    public const int Start = 1;

    /// <summary>Id of the first punctuation mark; the other marks follow it, then the words.</summary>
    public const int FirstMark = 2;

    private readonly string[] _words;
    private readonly string _marks;
    private readonly Lexicon _lexicon;
    private readonly WordNgrams _ngrams;
    private readonly LetterNgrams _letterNgrams;

    /// <summary>A model of what a training made.</summary>
    public LanguageModel(LanguageModelParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Language = parts.Language;
        Letters = parts.Letters;
        _marks = parts.Marks;
        _words = [.. new[] { "", "" }, .. parts.Marks.Select(mark => mark.ToString()), .. parts.Words];
        _lexicon = new Lexicon(parts.Letters, parts.Words, FirstWord, parts.UnigramLogProbabilities);
        _ngrams = new WordNgrams(parts);
        _letterNgrams = new LetterNgrams(parts.LetterTree, parts.Letters);
    }

    /// <summary>Code of the language (ISO 639-1), such as <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The lower-case letters of the language, the apostrophe among them.</summary>
    public string Letters { get; }

    /// <summary>Number of ids: <see cref="Unknown"/>, <see cref="Start"/>, the marks and the words; ids of the model are all below it.</summary>
    public int WordCount => _words.Length;

    /// <summary>Id of the first word that is no mark; words rise in id as they fall in frequency.</summary>
    public int FirstWord => FirstMark + _marks.Length;

    /// <summary>Root of the lexicon: no letter has come yet.</summary>
    public int Root { get; } = Lexicon.Root;

    /// <summary>Reads a model from a file.</summary>
    /// <exception cref="LanguageModelException">The file is missing, is no model, or is cut or corrupted.</exception>
    public static LanguageModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            if (!File.Exists(path))
                throw new LanguageModelException($"{path}: there is no model for the language; {Beside(path)}.");
            if (new FileInfo(path).Length is var length and > LanguageModelFormat.MostBytes)
                throw new LanguageModelException($"{path}: has {length} bytes, expected at most {LanguageModelFormat.MostBytes}; give a file that train-language wrote.");
            return new LanguageModel(LanguageModelFormat.Read(File.ReadAllBytes(path), path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LanguageModelException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads a model from a stream, from where it stands to its end.</summary>
    /// <param name="stream">The bytes of a file.</param>
    /// <param name="name">Name of it for people.</param>
    /// <exception cref="LanguageModelException">The bytes are no model, or are cut or corrupted.</exception>
    public static LanguageModel Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new LanguageModel(LanguageModelFormat.Read(bytes.ToArray(), name));
    }

    /// <summary>The node of the lexicon after one more letter, or -1 where no word goes on so.</summary>
    public int Child(int node, char letter) => _lexicon.Child(node, letter);

    /// <summary>Id of the word that ends at a node, or -1 where none does.</summary>
    public int WordAt(int node) => _lexicon.WordAt(node);

    /// <summary>Largest ln P, without regard to what stands before, of a word that ends at a node or goes on from it.</summary>
    public float BestLogProbability(int node) => _lexicon.Best(node);

    /// <summary>A word as it is written when nothing else asks for a capital, such as <c>don't</c>, <c>I</c>, <c>Monday</c> or a mark; empty for <see cref="Unknown"/> and <see cref="Start"/>.</summary>
    public string Word(int id) => _words[id];

    /// <summary>Whether an id is a punctuation mark's.</summary>
    public bool IsMark(int id) => id >= FirstMark && id < FirstWord;

    /// <summary>Id of a word by its lower-case spelling, or of a mark; <see cref="Unknown"/> where the model does not hold it.</summary>
    public int Find(ReadOnlySpan<char> lowerCase)
    {
        if (lowerCase.Length == 1 && _marks.IndexOf(lowerCase[0], StringComparison.Ordinal) is var mark and >= 0)
            return FirstMark + mark;
        var node = Root;
        foreach (var letter in lowerCase)
        {
            node = _lexicon.Child(node, letter);
            if (node < 0)
                return Unknown;
        }

        return Math.Max(Unknown, _lexicon.WordAt(node));
    }

    /// <summary>ln P of a word after two others, always finite; an id that the model does not have counts as <see cref="Unknown"/>.</summary>
    /// <param name="word">The word.</param>
    /// <param name="before">The word before it, or <see cref="Start"/>.</param>
    /// <param name="beforeThat">The word before that, or <see cref="Start"/>.</param>
    public float LogProbability(int word, int before, int beforeThat) => _ngrams.LogProbability(Known(word), Known(before), Known(beforeThat));

    /// <summary>ln P of a letter within a word that the model does not hold; over all letters and the space, P sums to 1.</summary>
    /// <param name="before">The letters of the word so far, of which the last few count.</param>
    /// <param name="next">A letter of <see cref="Letters"/>, or a space for the end of the word; negative infinity for anything else.</param>
    public float LetterLogProbability(ReadOnlySpan<char> before, char next) => _letterNgrams.LogProbability(before, next);

    /// <summary>The likeliest next words, without marks, best first.</summary>
    /// <param name="before">The word before, or <see cref="Start"/>.</param>
    /// <param name="beforeThat">The word before that, or <see cref="Start"/>.</param>
    /// <param name="words">Receives their ids, as many as it has room for.</param>
    /// <returns>How many there are.</returns>
    public int Followers(int before, int beforeThat, Span<int> words) => _ngrams.Followers(Known(before), Known(beforeThat), FirstWord, words);

    private int Known(int id) => (uint)id < (uint)_words.Length ? id : Unknown;

    private static string Beside(string path)
    {
        var languages = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(path)));
        string[] found = Directory.Exists(languages)
            ? [.. Directory.GetDirectories(languages).Where(folder => File.Exists(Path.Combine(folder, Path.GetFileName(path)))).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)]
            : [];
        return found.Length == 0 ? "train one with train-language" : $"there is one for {string.Join(", ", found)}, so choose that or train another with train-language";
    }
}
