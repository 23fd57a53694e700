using NeuralGlasses.Recordings;
using NeuralGlasses.Recordings.Arms;
using NeuralGlasses.Training.Export;
using NeuralGlasses.Training.Measurement;
using NeuralGlasses.Training.Protocols;

namespace NeuralGlasses.Training.Commands;

/// <summary>Measures the arms of chosen people and writes their statistics.</summary>
public static class ArmRun
{
    /// <summary>Writes the statistics of the chosen people of a folder.</summary>
    /// <param name="dataDirectory">Folder of <c>emg-h5/1</c> recordings.</param>
    /// <param name="subjects">Identifiers of the people.</param>
    /// <param name="outputFile">The JSON file to write.</param>
    /// <param name="progress">Receives a line a person.</param>
    /// <exception cref="RecordingException">A recording cannot be used, or a person is not in the folder.</exception>
    public static void Execute(string dataDirectory, IReadOnlyList<string> subjects, string outputFile, TextWriter progress)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        ArgumentNullException.ThrowIfNull(progress);
        var recordings = RecordingFolder.Open(dataDirectory);
        // The notches are left out: six coefficients cannot describe them, and the simulated band has mains of its own.
        var path = new LivePath { StreamRateHz = recordings[0].RateHz, MainsHz = 0 };
        var people = new List<MeasuredArm>();
        foreach (var subject in subjects)
        {
            var recording = recordings.FirstOrDefault(each => each.Subject == subject)
                ?? throw new RecordingException($"{dataDirectory}: there is no person '{subject}'; it has {string.Join(", ", recordings.Select(each => each.Subject))}.");
            people.Add(ArmMeasurement.Of(recording, path));
            progress.WriteLine($"measured {subject}");
        }

        var first = recordings.First(each => each.Subject == subjects[0]);
        var content = new MeasuredArms
        {
            Format = MeasuredArms.CurrentFormat,
            Source = first.Source.Split(' ')[0],
            Commit = first.Commit,
            Licence = first.Licence,
            Method = ArmMeasurement.Method,
            SampleRateHz = first.RateHz,
            ChannelCount = first.ChannelCount,
            People = people,
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outputFile))!);
        WholeFile.Write(outputFile, TrainingJson.Lines(content));
        progress.WriteLine($"wrote {people.Count} people to {outputFile}");
    }
}
