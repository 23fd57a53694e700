namespace NeuralGlasses.Conventions.Tests.Style;

/// <summary>A file or a folder (ending in '/') that a convention spares, and why.</summary>
internal sealed record Exemption(string Path, string Reason)
{
    internal bool Covers(string file) => Path.EndsWith('/') ? file.StartsWith(Path, StringComparison.Ordinal) : file == Path;
}
