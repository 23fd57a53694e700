using System.Text;
using NeuralGlasses.Contract;

namespace NeuralGlasses.Scope;

/// <summary>
/// Draws a scope as text, in Braille dots: eight to a character. A column of dots reaches from the least to the greatest of its samples, so
/// that no spike falls between two columns; where samples are missing it is empty.
/// </summary>
public static class ScopePage
{
    private const int LabelColumns = 3;
    private const int FigureColumns = 20;
    private const int HeadLines = 4;
    private const int FootLines = 2;
    private const int MostLinesOfChannel = 8;
    private const double LeastScaleMicrovolts = 10;
    private const int BrailleBlank = 0x2800;

    // Dots of a character, [row][column] (Unicode Standard, Braille Patterns).
    private static readonly int[][] Dots = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];

    /// <summary>Returns the page, lines ended by a line feed; <paramref name="caption"/> says which band is looked at.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are too few columns, the scale is not positive, or a channel is not in the stream.</exception>
    public static string Format(BandScope scope, string caption, ScopePageOptions options)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Columns, ScopePageOptions.MinColumns);
        var page = new StringBuilder();
        AddLine(page, options, $"Band      {caption}");
        AddLine(page, options, $"Input     {InputName(scope.Input)}");
        if (scope.Trace is not { } trace || scope.Samples.SampleSets == 0)
        {
            AddLine(page, options, "Stream    none");
            return page.ToString();
        }

        int[] channels = options.Channels.Count > 0 ? [.. options.Channels] : [.. Enumerable.Range(0, trace.Stream.ChannelCount)];
        foreach (int channel in channels)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(channel, nameof(options));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(channel, trace.Stream.ChannelCount, nameof(options));
        }

        double scale = options.ScaleMicrovolts ?? Scale(trace, channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale, nameof(options));
        string paused = scope.Samples.PausedSampleSets > 0 ? $", {scope.Samples.PausedSampleSets} paused" : "";

        // What was lost comes first: a narrow screen cuts the line.
        AddLine(page, options, $"Stream    {scope.Samples.LostSampleSets} samples lost{paused}; {trace.Stream.ChannelCount} channels at {trace.Stream.RateHz:F0} Hz");
        page.Append('\n');
        int lines = Math.Clamp((options.Lines - HeadLines - FootLines) / channels.Length, 1, MostLinesOfChannel);
        foreach (int channel in channels)
            AddChannel(page, trace, channel, scale, lines, options.Columns);
        double spanS = trace.Capacity / trace.Stream.RateHz;
        AddLine(page, options, $"{"",LabelColumns}{spanS:G3} s wide, {Volts(-scale)} to {Volts(scale)} high");
        return page.ToString();
    }

    /// <summary>What a person calls an Input constant of <see cref="ControlPoint"/>.</summary>
    public static string InputName(int input) => input switch
    {
        ControlPoint.InputElectrodes => "electrodes",
        ControlPoint.InputTestSignal => "test signal of the AFE, without the electrodes",
        ControlPoint.InputShorted => "shorted, without the electrodes",
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "Not an input."),
    };

    private static void AddChannel(StringBuilder page, ScopeTrace trace, int channel, double scale, int lines, int columns)
    {
        string[] drawing = Draw(trace, channel, scale, lines, columns - LabelColumns - FigureColumns);
        bool isOff = (trace.LeadOff >> channel & 1) != 0;
        string[] figures = trace.Read(channel) is { } reading
            ? [$"{Volts(reading.Least)} to {Volts(reading.Greatest)}", $"rms {Volts(reading.RootMeanSquare)}"]
            : ["nothing"];
        if (isOff)
            figures = ["electrode off", .. figures];
        for (var line = 0; line < lines; line++)
        {
            string label = line == 0 ? $"{channel,2} " : "   ";
            page.Append($"{label}{drawing[line]} {(line < figures.Length ? figures[line] : "")}".TrimEnd()).Append('\n');
        }
    }

    private static string[] Draw(ScopeTrace trace, int channel, double scale, int lines, int columns)
    {
        var cells = new int[lines, columns];
        int rows = lines * Dots.Length;
        int across = columns * 2;
        var (lastTop, lastBottom) = (-1, -1);
        for (var x = 0; x < across; x++)
        {
            var from = (int)((long)x * trace.Capacity / across);
            var until = (int)((long)(x + 1) * trace.Capacity / across);
            if (trace.Read(channel, from, Math.Max(until, from + 1)) is not { } reading)
            {
                (lastTop, lastBottom) = (-1, -1);
                continue;
            }

            int top = Row(reading.Greatest, scale, rows);
            int bottom = Row(reading.Least, scale, rows);

            // Joined to the column before, or a steep edge would fall apart into two lines.
            int first = lastBottom >= 0 && lastBottom < top ? lastBottom + 1 : top;
            int last = lastTop > bottom ? lastTop - 1 : bottom;
            for (int y = first; y <= last; y++)
                cells[y / Dots.Length, x / 2] |= Dots[y % Dots.Length][x % 2];
            (lastTop, lastBottom) = (top, bottom);
        }

        return [.. Enumerable.Range(0, lines).Select(line => string.Concat(Enumerable.Range(0, columns).Select(column => (char)(BrailleBlank + cells[line, column]))))];
    }

    private static int Row(double microvolts, double scale, int rows) =>
        (int)Math.Round((scale - Math.Clamp(microvolts, -scale, scale)) / (2 * scale) * (rows - 1));

    private static double Scale(ScopeTrace trace, int[] channels)
    {
        double most = channels.Select(channel => trace.Read(channel)).OfType<ScopeReading>()
            .Select(reading => (double)Math.Max(Math.Abs(reading.Least), Math.Abs(reading.Greatest)))
            .DefaultIfEmpty(0).Max();
        double scale = LeastScaleMicrovolts;
        for (var step = 0; scale < most; step++)
            scale *= step % 3 == 1 ? 2.5 : 2;
        return scale;
    }

    // At most three digits and a sign, rounded ones too, so that two of them fit behind a trace.
    private static string Volts(double microvolts) => Math.Abs(microvolts) switch
    {
        < 99.95 => $"{microvolts:F1} µV",
        < 999.5 => $"{microvolts:F0} µV",
        < 9995 => $"{microvolts / 1000:F2} mV",
        < 99_950 => $"{microvolts / 1000:F1} mV",
        _ => $"{microvolts / 1000:F0} mV",
    };

    private static void AddLine(StringBuilder page, ScopePageOptions options, string line) =>
        page.Append(line.Length > options.Columns ? line[..options.Columns] : line).Append('\n');
}
