using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Typing.Layout;

/// <summary>Number of the key of each letter of a language, and what keys a word is typed with.</summary>
public sealed class KeyCodes
{
    private readonly byte[] _keys;
    private readonly string _letters;

    /// <summary>A grouping.</summary>
    /// <param name="letters">The letters of the language.</param>
    /// <param name="keys">The key of each of them.</param>
    public KeyCodes(string letters, byte[] keys) => (_letters, _keys) = (letters, keys);

    /// <summary>The letters in their usual order, cut into keys of as equal a number as can be.</summary>
    public static KeyCodes Alphabetical(string letters, int keys)
    {
        ArgumentNullException.ThrowIfNull(letters);
        // The accented letters and the apostrophe lie with the letter that they are sorted beside.
        var sorted = letters.OrderBy(letter => Place(letter)).ThenBy(letter => letter).ToArray();
        var of = new byte[letters.Length];
        for (var at = 0; at < sorted.Length; at++)
            of[letters.IndexOf(sorted[at], StringComparison.Ordinal)] = (byte)(at * keys / sorted.Length);
        return new KeyCodes(letters, of);
    }

    /// <summary>The letters of each key.</summary>
    public string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(key => new string([.. _letters.Where((_, at) => _keys[at] == key)]))];

    /// <summary>The keys of a spelling as one number that no other sequence of keys has, up to 20 letters.</summary>
    public ulong Code(ReadOnlySpan<byte> spelling)
    {
        var code = 1ul;
        foreach (var letter in spelling)
            code = (code * 8) ^ _keys[letter] ^ (code >> 61 << 3);
        return code;
    }

    /// <summary>A spelling as places in the letters of the language.</summary>
    public static byte[] Spelling(string word, string letters) =>
        [.. word.ToLowerInvariant().Select(letter => (byte)letters.IndexOf(letter, StringComparison.Ordinal))];

    private static double Place(char letter) => letter switch
    {
        'ä' => 'a' + 0.5,
        'ö' => 'o' + 0.5,
        'ü' => 'u' + 0.5,
        'ß' => 's' + 0.5,
        '\'' => char.MaxValue,
        _ => letter,
    };
}
