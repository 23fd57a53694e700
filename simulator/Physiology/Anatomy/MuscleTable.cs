using System.Globalization;

namespace NeuralGlasses.Physiology.Anatomy;

/// <summary>
/// The muscles of a middling arm, from <c>muscles.csv</c>. Topology and order of depths follow anatomical atlases; angles, depths, ends,
/// counts and areas are estimates that were tuned until the signals had the statistics of recordings, and no measurement of one arm.
/// </summary>
public static class MuscleTable
{
    /// <summary>Number of muscles.</summary>
    public static readonly int Count = Enum.GetValues<Muscle>().Length;

    /// <summary>All muscles, in the order of <see cref="Muscle"/>.</summary>
    public static IReadOnlyList<MuscleAnatomy> Muscles { get; } = Read();

    /// <summary>What is known of one muscle.</summary>
    public static MuscleAnatomy Of(Muscle muscle) => Muscles[(int)muscle];

    private static MuscleAnatomy[] Read()
    {
        using var stream = typeof(MuscleTable).Assembly.GetManifestResourceStream("muscles.csv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var muscles = new List<MuscleAnatomy>();
        while (reader.ReadLine() is { Length: > 0 } line)
            muscles.Add(Parse(line.Split(',')));
        return [.. muscles.OrderBy(m => m.Muscle)];
    }

    private static MuscleAnatomy Parse(string[] cells)
    {
        double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
        return new MuscleAnatomy(
            Enum.Parse<Muscle>(cells[0]), Number(1), Number(2), Number(3), Number(4), Number(5), Number(6), Number(7),
            (int)Number(8), Number(9), cells[10] == "yes", Enum.Parse<MuscleGroup>(cells[11]));
    }
}
