using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Physiology;
using NeuralGlasses.Recordings;
using NeuralGlasses.Typing.Keyboard;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Commands;

/// <summary>Runs a verb and turns bad input into one sentence and an exit code.</summary>
public static class CommandAction
{
    /// <summary>Exit code for input that cannot be used.</summary>
    public const int BadInput = 2;

    /// <summary>Runs a verb.</summary>
    /// <returns>0, or <see cref="BadInput"/> after a sentence on standard error.</returns>
    public static int Run(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        try
        {
            action();
            return 0;
        }
        catch (Exception error) when (IsBadInput(CauseOf(error)))
        {
            Console.Error.WriteLine($"error: {CauseOf(error).Message}");
            return BadInput;
        }
    }

    // What fails on several threads at once comes wrapped up.
    private static Exception CauseOf(Exception error) => error is AggregateException { InnerExceptions: [var first, ..] } ? CauseOf(first) : error;

    private static bool IsBadInput(Exception error) => error is RecordingException or CalibrationException or ModelManifestException or ModelMismatchException or PhysiologyException
        or LanguageModelException or KeyboardLayoutException or ArgumentException or IOException or UnauthorizedAccessException;
}
