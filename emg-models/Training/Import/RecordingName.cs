using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Writing;

namespace NeuralGlasses.Training.Import;

/// <summary>The name of a recording's file: data set, subject and session.</summary>
internal static class RecordingName
{
    // What Windows forbids is refused everywhere, so that recordings can be moved between machines.
    private const string Forbidden = "/\\:*?\"<>|";

    public static string Of(string source, RecordingDraft draft)
    {
        foreach (var (field, text) in new[] { ("dataset", draft.DataSet), ("subject", draft.Subject), ("session", draft.Session) })
        {
            if (text.Any(character => char.IsControl(character) || Forbidden.Contains(character, StringComparison.Ordinal)))
                throw new RecordingException($"{source}: its {field} '{text}' cannot be part of a file name, expected none of {Forbidden} and no control character.");
        }

        return $"{draft.DataSet}_{draft.Subject}_{draft.Session}.h5";
    }
}
