namespace NeuralGlasses.Training.Typing.Language;

/// <summary>Where a text comes from, what it may be used for, and how it is read.</summary>
public sealed record TextSource
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is from, such as <c>Debian package dasher-data</c>.</summary>
    public required string From { get; init; }

    /// <summary>Version of it.</summary>
    public required string Version { get; init; }

    /// <summary>Licence of the text, as its own file says.</summary>
    public required string Licence { get; init; }

    /// <summary>Path below the folder of the texts; <c>*</c> in its last part stands for any name.</summary>
    public required string Files { get; init; }

    /// <summary>How it is read, one of <see cref="Texts.TextReaders"/>.</summary>
    public string Reader { get; init; } = Texts.TextReaders.Plain;

    /// <summary>SHA-256 of the files, one after the other in the order of their names, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
