using System.Text.Json;

namespace NeuralGlasses.Simulator.Arm;

/// <summary>
/// Statistics of several people's arms, as the training program's <c>measure-arm</c> wrote them. Numbers only; no recorded
/// sample is in the file.
/// </summary>
public sealed record ArmPeople
{
    /// <summary>Layout that this reader knows.</summary>
    public const string KnownFormat = "neuralglasses-arm/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Version of the layout.</summary>
    public required string Format { get; init; }

    /// <summary>Rate at which covariances and coefficients hold, in hertz.</summary>
    public required double SampleRateHz { get; init; }

    /// <summary>Number of electrode pairs.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>The people.</summary>
    public required IReadOnlyList<MeasuredPerson> People { get; init; }

    /// <summary>Reads the people that come with the simulator.</summary>
    public static ArmPeople Load()
    {
        using var stream = typeof(ArmPeople).Assembly.GetManifestResourceStream("arm:people.json")
            ?? throw new ScenarioException("The simulator was built without Arm/people.json; make it with the training program's verb measure-arm and build again.");
        var people = JsonSerializer.Deserialize<ArmPeople>(stream, Json)!;
        return people.Format == KnownFormat
            ? people
            : throw new ScenarioException($"Arm/people.json: format is '{people.Format}', expected '{KnownFormat}'; measure the arms again.");
    }

    /// <summary>Finds a person by identifier and prepares the arm. Throws <see cref="ScenarioException"/> if nobody has it.</summary>
    public ArmPerson Find(string subject)
    {
        var person = People.FirstOrDefault(p => p.Subject == subject)
            ?? throw new ScenarioException($"The scenario's arm.person is '{subject}'; expected one of {string.Join(", ", People.Select(p => p.Subject))}.");
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
            SampleRateHz,
            ChannelCount,
            Prepare(person.Gestures.Single(g => g.Label == "rest")),
            person.Gestures.Where(g => g.Label != "rest").ToDictionary(g => g.Label, Prepare));
    }
}

/// <summary>A person as measured.</summary>
public sealed record MeasuredPerson
{
    /// <summary>Identifier in the data set.</summary>
    public required string Subject { get; init; }

    /// <summary>One entry a gesture, rest among them.</summary>
    public required IReadOnlyList<MeasuredGesture> Gestures { get; init; }
}

/// <summary>A gesture as measured.</summary>
public sealed record MeasuredGesture
{
    /// <summary>Label.</summary>
    public required string Label { get; init; }

    /// <summary>Covariance of the channels in the hold, µV², [channel][channel].</summary>
    public required double[][] CovarianceMicrovolts2 { get; init; }

    /// <summary>Autoregressive coefficients.</summary>
    public required double[] Ar { get; init; }

    /// <summary>Standard deviation of the innovation that gives unit variance.</summary>
    public required double InnovationDeviation { get; init; }

    /// <summary>Standard deviation of the logarithm of the amplitude in a hold.</summary>
    public required double FluctuationDeviation { get; init; }

    /// <summary>Correlation time of that fluctuation, in milliseconds.</summary>
    public required double FluctuationMs { get; init; }

    /// <summary>Rise from 10 to 90 %, in milliseconds; absent for rest.</summary>
    public double? RiseMs { get; init; }

    /// <summary>Fall from 90 to 10 %, in milliseconds; absent for rest.</summary>
    public double? FallMs { get; init; }
}
