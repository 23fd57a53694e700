using NeuralGlasses.Recordings;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Import.Hdf5;
using NeuralGlasses.Training.Import.Timed;
using NeuralGlasses.Typing.Taps;
using PureHDF;

namespace NeuralGlasses.Training.Taps.Recorded;

/// <summary>One session of emg2qwerty as a network sees it.</summary>
/// <param name="User">Who typed.</param>
/// <param name="Name">Name of the session.</param>
/// <param name="Session">Samples as features, and the keys that a tap writes; other keys, such as enter or shift, are left out.</param>
public sealed record RecordedTyping(string User, string Name, TapSession Session)
{
    private const string Group = "emg2qwerty";

    // What a quiet half of the samples of a simulated wrist reaches, in microvolts.
    private const float UsualMedian = 4;

    /// <summary>Reads all sessions of a folder, in the order of their file names.</summary>
    /// <exception cref="RecordingException">There is no such folder, it holds no session, or one cannot be used.</exception>
    public static IReadOnlyList<RecordedTyping> ReadAll(string folder, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (!Directory.Exists(folder))
            throw new RecordingException($"{folder}: there is no such folder; give the one with the sessions (.hdf5) of emg2qwerty.");
        var files = Directory.GetFiles(folder, "*.hdf5").Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0)
            throw new RecordingException($"{folder}: holds no .hdf5 file; give the folder with the sessions of emg2qwerty.");
        return [.. files.Select((file, i) =>
        {
            progress((double)i / files.Length);
            return Read(file);
        })];
    }

    /// <summary>Reads a session. Its unit is not stated, so that each wrist is scaled until half of its samples lie below 4, as microvolts of a wrist that types do.</summary>
    /// <exception cref="RecordingException">The file is no session.</exception>
    public static RecordedTyping Read(string path) => OpenedFile.Read(path, "a session of emg2qwerty", file =>
    {
        var series = CompoundSeries.Read(path, CompoundSeries.Find(path, file, $"{Group}/timeseries", Group), ["emg_left", "emg_right"], _ => { });
        var group = file.Group(Group);
        var struck = Keystrokes.Read(path, OpenedFile.Text(group, "keystrokes"))
            .Select(key => (Class: ClassOf(key.Name), At: (float)(key.StartSeconds - series.TimesSeconds[0])))
            .Where(key => key.Class >= 0).OrderBy(key => key.At).ToArray();
        if (struck.Length == 0)
            throw new RecordingException($"{path}: holds no key that a tap writes; expected the keystrokes of a session of emg2qwerty.");
        var session = TapSession.Of(Scaled(series.Channels[0]), Scaled(series.Channels[1]), [.. struck.Select(key => key.Class)], [.. struck.Select(key => key.At)]);
        return new RecordedTyping(OpenedFile.Text(group, "user") ?? "unknown", OpenedFile.Text(group, "session_name") ?? Path.GetFileNameWithoutExtension(path), session);
    });

    private static int ClassOf(string key) => key switch
    {
        "Key.space" => TapAlphabet.ClassOf(' '),
        "Key.backspace" => TapAlphabet.ClassOf(TapAlphabet.Backspace),
        { Length: 1 } => TapAlphabet.ClassOf(key[0]),
        _ => -1,
    };

    private static float[] Scaled(float[,] samples)
    {
        var flat = samples.Cast<float>().ToArray();
        var sizes = flat.Select(Math.Abs).Order().ToArray();
        var median = sizes[sizes.Length / 2];
        var scale = median > 0 ? UsualMedian / median : 1;
        return Array.ConvertAll(flat, sample => sample * scale);
    }
}
