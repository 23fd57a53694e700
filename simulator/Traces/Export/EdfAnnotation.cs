using System.Globalization;
using System.Text;

namespace NeuralGlasses.Simulator.Traces.Export;

/// <summary>An annotation of an EDF+ file.</summary>
/// <param name="OnsetS">Onset from the file's start, in seconds.</param>
/// <param name="DurationS">Duration in seconds, or null for a moment.</param>
/// <param name="Text">What it says.</param>
internal sealed record EdfAnnotation(decimal OnsetS, decimal? DurationS, string Text)
{
    private const char DurationMark = (char)21;
    private const char TextMark = (char)20;

    /// <summary>The annotation as a time-stamped list of its own (EDF+ §2.2.2); the one without a text that keeps a record's time has an empty one.</summary>
    public byte[] ToBytes()
    {
        // The marks and the end of a list may not stand in a text, which may hold tabs and line ends but no other control characters.
        var text = string.Concat(Text.Select(c => char.IsControl(c) ? ' ' : c));
        var duration = DurationS is { } seconds ? DurationMark + Number(seconds) : "";
        return Encoding.UTF8.GetBytes($"{(OnsetS < 0 ? "-" : "+")}{Number(Math.Abs(OnsetS))}{duration}{TextMark}{text}{TextMark}\0");
    }

    private static string Number(decimal seconds) => seconds.ToString("0.######", CultureInfo.InvariantCulture);
}
