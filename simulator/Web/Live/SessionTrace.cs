using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Traces;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>
/// Makes the trace of a session that has run without one: its recording is played again as fast as it can be, beside the session itself,
/// and this time all of it is written down.
/// </summary>
internal sealed class SessionTrace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("neuralglasses-trace-");

    /// <summary>The file; it goes with this object.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "session.trace");

    /// <summary>Writes the trace, with the pictures.</summary>
    /// <exception cref="RefusalException">The recording could not be played again.</exception>
    public async Task Write(SessionSetup setup, SessionRecording recording)
    {
        var silence = new Audience();
        var session = new LiveSession(
            setup with
            {
                Recording = recording,
                Trace = new TraceRequest(Path, KeepsPictures: true),
                EndsWithRecording = true,
                Folder = () => RunFolder.Open(System.IO.Path.Combine(_folder.FullName, "run")),
            },
            silence,
            new Journal(silence));
        session.Start();
        var last = await session.Over;
        if (last.Problem is { } problem)
            throw RefusalException.NotNow($"The trace could not be made: {problem}");
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
