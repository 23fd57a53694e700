using System.Globalization;
using Microsoft.AspNetCore.Http;
using NeuralGlasses.Pointing.Tasks;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Web.Api;

/// <summary>What a person has done with a mouse in a task of pointing.</summary>
/// <param name="Task">ring, discs or columns.</param>
/// <param name="Seed">Seed of the targets, as they were asked for.</param>
/// <param name="Samples">Where the cursor was: milliseconds, pixels from the left, pixels from the top, and 1 for a click, else 0.</param>
internal sealed record PointingWish(string Task, int Seed, IReadOnlyList<double[]> Samples);

/// <summary>Targets of a task of pointing.</summary>
/// <param name="Task">The task.</param>
/// <param name="Seed">Seed from which they were drawn.</param>
/// <param name="WidthPixels">Width of the area, in pixels.</param>
/// <param name="HeightPixels">Height of it.</param>
/// <param name="IsClicked">Whether targets are clicked, the first of which starts; they are entered and held else.</param>
/// <param name="HoldMs">How long they are held.</param>
/// <param name="Targets">The targets, in their order.</param>
internal sealed record PointingTargets(string Task, int Seed, int WidthPixels, int HeightPixels, bool IsClicked, double HoldMs, IReadOnlyList<PointingTarget> Targets);

/// <summary>Gives a person the same tasks of pointing as simulated wearers, and measures what came of them by the same code.</summary>
internal static class PointingActions
{
    private const int WidthPixels = 640;
    private const int HeightPixels = 400;
    private const int HeldTargets = 20;
    private const int MostSamples = 200_000;
    private static readonly string[] Tasks = ["ring", "discs", "columns"];

    /// <summary>Answers with the targets of a task.</summary>
    public static Task Targets(HttpContext context)
    {
        var query = context.Request.Query;
        var seed = query["seed"].ToString();
        if (!int.TryParse(seed.Length == 0 ? "1" : seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw RefusalException.Wrong($"seed is '{seed}'; expected a whole number, 0 or more.");
        var task = query["task"].ToString();
        return ApiRoutes.Write(context, Of(task.Length == 0 ? "ring" : task, number));
    }

    /// <summary>Answers with what is measured of a path.</summary>
    public static async Task Measure(HttpContext context)
    {
        var wish = await ApiRoutes.Read<PointingWish>(context, "The task");
        var asked = Of(wish.Task, wish.Seed);
        if (wish.Samples is null || wish.Samples.Count is 0 or > MostSamples || wish.Samples.Any(sample => sample is not { Length: 4 }))
            throw RefusalException.Wrong($"samples are {wish.Samples?.Count ?? 0}; expected 1 to {MostSamples} of four numbers each: milliseconds, x, y, and 1 for a click or 0.");
        IPointingTask task = asked.IsClicked ? new TapTask(asked.Targets) : new HoldTask(asked.Targets);
        try
        {
            await ApiRoutes.Write(context, SequenceMeasures.Of(task, wish.Samples.Select(Sample)));
        }
        catch (ArgumentException e)
        {
            throw RefusalException.Wrong(e.Message);
        }
    }

    private static CursorSample Sample(double[] numbers) => double.IsFinite(numbers[0]) && Math.Abs(numbers[0]) < 1e12
        ? new CursorSample(new HostTime((long)Math.Round(numbers[0] * 1000)), numbers[1], numbers[2], numbers[3] != 0)
        : throw new ArgumentException($"A sample is at {numbers[0]} ms; expected milliseconds since the begin.");

    private static PointingTargets Of(string task, int seed)
    {
        var dice = new Random(seed);
        return task switch
        {
            "ring" => Targets(task, seed, TargetLayouts.Ring(WidthPixels, HeightPixels, 13, 300, 36), true),
            "discs" => Targets(task, seed, TargetLayouts.Discs(WidthPixels, HeightPixels, [48, 64, 80], HeldTargets, dice.Next), false),
            "columns" => Targets(task, seed, TargetLayouts.Columns(WidthPixels, HeightPixels, 10, HeldTargets, dice.Next), false),
            _ => throw RefusalException.Wrong($"task is '{task}'; expected one of {string.Join(", ", Tasks)}."),
        };
    }

    private static PointingTargets Targets(string task, int seed, IReadOnlyList<PointingTarget> targets, bool isClicked) =>
        new(task, seed, WidthPixels, HeightPixels, isClicked, isClicked ? 0 : HoldTask.PublishedHoldMs, targets);
}
