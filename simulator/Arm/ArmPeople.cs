using System.Text.Json;
using NeuralGlasses.Recordings.Arms;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>The people whose arms' statistics come with the simulator, as the training program's <c>measure-arm</c> wrote them.</summary>
public sealed class ArmPeople
{
    private const string RestLabel = "rest";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly MeasuredArms _measured;

    private ArmPeople(MeasuredArms measured) => _measured = measured;

    /// <summary>Reads the people that come with the simulator. Throws <see cref="ScenarioException"/> if it was built without them.</summary>
    public static ArmPeople Load()
    {
        using var stream = typeof(ArmPeople).Assembly.GetManifestResourceStream("arm:people.json")
            ?? throw new ScenarioException("The simulator was built without Arm/people.json; make it with the training program's verb measure-arm and build again.");
        var people = JsonSerializer.Deserialize<MeasuredArms>(stream, Json)!;
        return people.Format == MeasuredArms.CurrentFormat
            ? new ArmPeople(people)
            : throw new ScenarioException($"Arm/people.json: format is '{people.Format}', expected '{MeasuredArms.CurrentFormat}'; measure the arms again.");
    }

    /// <summary>Identifiers of the people, in order.</summary>
    public IReadOnlyList<string> Names => [.. _measured.People.Select(p => p.Subject)];

    /// <summary>Labels of the gestures that anybody was measured in, rest left out, in order.</summary>
    public IReadOnlyList<string> GestureLabels =>
        [.. _measured.People.SelectMany(p => p.Gestures).Select(g => g.Label).Where(l => l != RestLabel).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Finds a person by identifier and prepares the arm. Throws <see cref="ScenarioException"/> if nobody has it.</summary>
    public ArmPerson Find(string subject)
    {
        var person = _measured.People.FirstOrDefault(p => p.Subject == subject)
            ?? throw new ScenarioException($"The scenario's arm.person is '{subject}'; expected one of {string.Join(", ", _measured.People.Select(p => p.Subject))}.");
        ArmGesture Prepare(MeasuredGesture g) => new(
            g.Ar,
            g.InnovationDeviation,
            ColouredNoise.Factor(g.CovarianceMicrovolts2, $"Arm/people.json, {subject}, {g.Label}"),
            g.RiseMs ?? 0,
            g.FallMs ?? 0,
            g.FluctuationDeviation,
            g.FluctuationMs / 1000);
        return new ArmPerson(
            subject,
            _measured.SampleRateHz,
            _measured.ChannelCount,
            Prepare(person.Gestures.Single(g => g.Label == RestLabel)),
            person.Gestures.Where(g => g.Label != RestLabel).ToDictionary(g => g.Label, Prepare));
    }
}
