using System.CommandLine;
using NeuralGlasses.Contract;
using NeuralGlasses.Scope;
using NeuralGlasses.Simulator.Diagnosis;
using NeuralGlasses.Simulator.Scenarios;

namespace NeuralGlasses.Simulator.Commands;

/// <summary>Shows what a wristband measures, channel by channel.</summary>
public static class ScopeCommand
{
    private const int Wrong = 1;
    private const int StoppedByUser = 130;
    private const double DefaultSeconds = 4;
    private const double MaxSeconds = 3600;
    private const double DrawPeriodS = 0.1;
    private const int MostColumns = 80;
    private const int MostLines = 32;

    // ANSI sequences (ECMA-48): cursor off and on, home, erase to the end of the line and of the screen.
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string Home = "\e[H";
    private const string EraseLine = "\e[K";
    private const string EraseBelow = "\e[J";

    private static readonly string[] Inputs = ["electrodes", "test", "short"];

    /// <summary>The verb.</summary>
    public static Command Make(TextWriter output)
    {
        var defaults = new ScopeRequest();
        var band = BandOption.Make(defaults.Band, DoctorRequest.SimulatedBand);
        var scenario = new Option<string>("--scenario") { Description = "Name of a built-in scenario, or a scenario file: arm, band and air.", DefaultValueFactory = _ => defaults.Scenario, HelpName = "NAME|FILE" };
        var seed = new Option<int?>("--seed") { Description = "Seed of every die. Default: the scenario's.", HelpName = "N" };
        var input = new Option<string>("--input") { Description = "What is looked at: the 'electrodes', the 'test' signal of the AFE, or its inputs 'short'.", DefaultValueFactory = _ => defaults.Input };
        input.AcceptOnlyFromAmong(Inputs);
        var seconds = new Option<double?>("--seconds") { Description = $"Time for which the band streams, in seconds, up to {MaxSeconds}; the picture is of its end. Default: {DefaultSeconds}; with --live until Ctrl-C.", HelpName = "S" };
        var span = new Option<double>("--span") { Description = $"Time from left to right, {ScopeTrace.MinSpanS} to {ScopeTrace.MaxSpanS} s.", DefaultValueFactory = _ => defaults.SpanS, HelpName = "S" };
        var scale = new Option<double?>("--scale") { Description = "Height of a trace from its middle, in µV. Default: what fits all.", HelpName = "UV" };
        var channels = new Option<int[]>("--channel") { Description = "A channel to draw, from 0; may be given more than once. Default: all.", HelpName = "N" };
        var live = new Option<bool>("--live") { Description = "Let the picture move at the pace of the clock, on a terminal, until Ctrl-C." };
        var command = new Command("scope", "Show what a wristband measures as a picture in the terminal. With --input test the exit code is 1 if a channel shows something else than the test signal.") { band, scenario, seed, input, seconds, span, scale, channels, live };
        command.SetAction(parsed => Execute(
            new ScopeRequest
            {
                Band = parsed.GetValue(band)!,
                Scenario = parsed.GetValue(scenario)!,
                Seed = parsed.GetValue(seed),
                Input = parsed.GetValue(input)!,
                Seconds = parsed.GetValue(seconds),
                SpanS = parsed.GetValue(span),
                ScaleMicrovolts = parsed.GetValue(scale),
                Channels = parsed.GetValue(channels) ?? [],
                Live = parsed.GetValue(live),
            },
            output));
        return command;
    }

    /// <summary>Looks, prints, and returns the exit code: 0 all is well, 1 the test signal is not there or the band is not, 130 stopped by Ctrl-C before its time.</summary>
    /// <exception cref="ScenarioException">Something given is wrong, or a real band is asked for.</exception>
    public static int Execute(ScopeRequest request, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        var scenario = Scenario.Load(request.Scenario);
        Check(request, scenario);
        var seed = request.Seed ?? scenario.Seed;
        using var ctrlC = new CtrlC();
        var simulated = new SimulatedScope(
            scenario,
            seed,
            new BandScopeOptions
            {
                Input = Input(request),
                SpanS = request.SpanS,
                Seconds = request.Seconds ?? (request.Live ? double.PositiveInfinity : DefaultSeconds),
            },
            () => ctrlC.IsPressed);
        var caption = $"simulated, scenario {scenario.Name}, seed {seed}";
        if (request.Live)
            simulated.Show(TimeProvider.System, DrawPeriodS, () => Redraw(simulated.Scope, caption, request, output));
        try
        {
            output.Write(request.Live ? HideCursor : "");
            simulated.Run();
        }
        finally
        {
            output.Write(request.Live ? ShowCursor + Home + EraseBelow : "");
        }

        return Conclude(simulated.Scope, caption, request, ctrlC.IsPressed, output);
    }

    private static int Conclude(BandScope scope, string caption, ScopeRequest request, bool isStopped, TextWriter output)
    {
        output.Write(ScopePage.Format(scope, caption, Page(request, Columns(output), MostLines)));
        if (scope.Problem is { } problem)
        {
            output.WriteLine(problem);
            return Wrong;
        }

        // Ctrl-C is how a moving picture ends.
        if (isStopped && !request.Live)
            return StoppedByUser;
        if (scope.Input != ControlPoint.InputTestSignal || scope.Trace is not { } trace || trace.Capacity < TestSignalCheck.MinSpanS * trace.Stream.RateHz)
            return 0;
        var wrong = TestSignalCheck.Judge(trace);
        foreach (var sentence in wrong)
            output.WriteLine(sentence);
        if (wrong.Count == 0)
            output.WriteLine("Every channel shows the test signal.");
        return wrong.Count == 0 ? 0 : Wrong;
    }

    private static void Redraw(BandScope scope, string caption, ScopeRequest request, TextWriter output)
    {
        var page = ScopePage.Format(scope, caption, Page(request, Console.WindowWidth, Console.WindowHeight - 1));
        output.Write(Home + page.Replace("\n", EraseLine + "\n", StringComparison.Ordinal) + EraseBelow);
    }

    // A trace that a narrow terminal wraps is no picture; a terminal that does not know its width says 0.
    private static int Columns(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected && Console.WindowWidth > 0 ? Math.Min(MostColumns, Console.WindowWidth) : MostColumns;

    private static ScopePageOptions Page(ScopeRequest request, int columns, int lines) => new()
    {
        Columns = Math.Max(columns, ScopePageOptions.MinColumns),
        Lines = lines,
        Channels = request.Channels,
        ScaleMicrovolts = request.ScaleMicrovolts,
    };

    private static int Input(ScopeRequest request) => request.Input switch
    {
        "test" => ControlPoint.InputTestSignal,
        "short" => ControlPoint.InputShorted,
        _ => ControlPoint.InputElectrodes,
    };

    private static void Check(ScopeRequest request, Scenario scenario)
    {
        BandOption.Check(request.Band, DoctorRequest.SimulatedBand);
        if (request.Seconds is not (null or (> 0 and <= MaxSeconds)))
            throw new ScenarioException($"--seconds is {request.Seconds}; expected more than 0 and at most {MaxSeconds} seconds.");
        if (request.SpanS is not (>= ScopeTrace.MinSpanS and <= ScopeTrace.MaxSpanS))
            throw new ScenarioException($"--span is {request.SpanS}; expected {ScopeTrace.MinSpanS} to {ScopeTrace.MaxSpanS} seconds.");
        if (request.ScaleMicrovolts is not (null or (> 0 and <= 1e6)))
            throw new ScenarioException($"--scale is {request.ScaleMicrovolts}; expected more than 0 and at most 1000000 µV.");
        foreach (var channel in request.Channels)
        {
            if (channel < 0 || channel >= scenario.Wristband.Channels)
                throw new ScenarioException($"--channel is {channel}; expected 0 to {scenario.Wristband.Channels - 1}, as the band has {scenario.Wristband.Channels} channels.");
        }

        if (request.Live && Console.IsOutputRedirected)
            throw new ScenarioException("--live draws on a terminal, and the output goes elsewhere; leave it out for one picture.");
    }
}
