namespace NeuralGlasses.Typing.Taps;

/// <summary>A text, as its last character behind a shorter text, and what the language thinks of it.</summary>
internal struct TapNode
{
    /// <summary>The text without its last character; -1 for the oldest text that is kept.</summary>
    public int Parent;

    /// <summary>Class of the last character.</summary>
    public int Class;

    /// <summary>Number of characters.</summary>
    public int Depth;

    /// <summary>Step in which it was first read.</summary>
    public long Step;

    /// <summary>Node of the lexicon that the letters of the word in progress lead to; -1 for none.</summary>
    public int Lexicon;

    /// <summary>Letters of the word in progress.</summary>
    public int Letters;

    /// <summary>Id of the last whole word.</summary>
    public int Before;

    /// <summary>Id of the word before it.</summary>
    public int BeforeThat;

    /// <summary>ln P of all whole words.</summary>
    public double Sure;

    /// <summary>ln P of the word in progress where the language does not hold it.</summary>
    public double Spelled;

    /// <summary>ln P of everything, the word in progress as good as it may become.</summary>
    public double Language;
}
