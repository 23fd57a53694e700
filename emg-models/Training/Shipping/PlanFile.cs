using System.Text.Json;
using NeuralGlasses.Recordings;
using NeuralGlasses.Training.Discrete;

namespace NeuralGlasses.Training.Shipping;

/// <summary>The file of any plan: read and checked in one place, so that every plan complains alike.</summary>
/// <param name="path">The file, which every complaint names.</param>
internal sealed class PlanFile(string path)
{
    /// <summary>Reads and checks a plan.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The format that it has to state.</param>
    /// <param name="example">What to give instead of a file that is not there, such as "a plan such as X".</param>
    /// <param name="check">Requires what its fields have to hold.</param>
    /// <exception cref="RecordingException">The file is missing, is not JSON, has an unknown field or a value out of range.</exception>
    public static T Load<T>(string path, string format, string example, Action<T, PlanFile> check)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new RecordingException($"{path}: there is no such file; give {example}.");
        try
        {
            var text = File.ReadAllText(path);
            // A plan of something else has other fields; that it is one says more than the first of them.
            using (var document = JsonDocument.Parse(text))
            {
                var found = document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("format", out var stated) ? stated.ToString() : null;
                new PlanFile(path).Require(found == format, "format", found, $"'{format}'");
            }

            var plan = JsonSerializer.Deserialize<T>(text, TrainingPlanJson.Options)!;
            check(plan, new PlanFile(path));
            return plan;
        }
        catch (JsonException error)
        {
            throw new RecordingException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>The file's text: the same plan gives the same bytes.</summary>
    public static string Text<T>(T plan) => JsonSerializer.Serialize(plan, TrainingPlanJson.Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>Refuses a field that does not hold what it has to.</summary>
    public void Require(bool holds, string field, object? found, string expected)
    {
        if (!holds)
            throw new RecordingException($"{path}: field '{field}' is {(found is null ? "missing" : $"'{found}'")}, expected {expected}.");
    }

    /// <summary>Refuses people who would be measured on what they taught.</summary>
    public void RequirePeople(SeedRange teachers, SeedRange tuners, SeedRange testers)
    {
        foreach (var (name, people) in new[] { ("teachers", teachers), ("tuners", tuners), ("testers", testers) })
            Require(people is { Count: >= 1, First: >= 0 }, name, people, "seeds of at least one person");
        Require(!teachers.Overlaps(tuners), "tuners", tuners, "none of the teachers");
        Require(!testers.Overlaps(teachers) && !testers.Overlaps(tuners), "testers", testers, "nobody who taught or tuned");
    }
}
