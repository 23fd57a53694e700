using Microsoft.Extensions.Logging;

namespace NeuralGlasses.Glasses;

/// <summary>The lines of the log, which are generated at build time.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "devices: {Devices}")]
    public static partial void Devices(ILogger logger, string devices);

    [LoggerMessage(2, LogLevel.Information, "first frame {Way} {Milliseconds} ms after the process began")]
    public static partial void FirstFrame(ILogger logger, int milliseconds, string way);

    [LoggerMessage(3, LogLevel.Information, "the model is loaded")]
    public static partial void Decoding(ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "{Seconds:F3} s: {Note}")]
    public static partial void Note(ILogger logger, double seconds, string note);

    [LoggerMessage(5, LogLevel.Warning, "band: {Problem}")]
    public static partial void BandProblem(ILogger logger, string problem);

    [LoggerMessage(6, LogLevel.Information, "health answers at http://127.0.0.1:{Port}/health")]
    public static partial void Health(ILogger logger, int port);

    [LoggerMessage(7, LogLevel.Warning, "health does not answer: {Reason}")]
    public static partial void NoHealth(ILogger logger, string reason);

    [LoggerMessage(9, LogLevel.Warning, "{Sentence}")]
    public static partial void Fault(ILogger logger, string sentence);

    [LoggerMessage(10, LogLevel.Warning, "log of captures: {Sentence}")]
    public static partial void ConsentFault(ILogger logger, string sentence);

    [LoggerMessage(11, LogLevel.Warning, "home: {Problem}")]
    public static partial void HomeProblem(ILogger logger, string problem);

    [LoggerMessage(8, LogLevel.Information, "ended; the history of notifications is kept: {IsKept}")]
    public static partial void Ended(ILogger logger, bool isKept);
}
