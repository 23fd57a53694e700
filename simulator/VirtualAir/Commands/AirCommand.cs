using System.CommandLine;
using System.Globalization;

namespace NeuralGlasses.VirtualAir.Commands;

/// <summary>The command line.</summary>
internal static class AirCommand
{
    /// <summary>Exit code for whatever a person gave wrongly.</summary>
    public const int BadInput = 2;

    /// <summary>Runs a command line and returns its exit code: 0 done, 1 the machine lacks something, 2 bad input.</summary>
    public static int Invoke(string[] args, TextWriter output, TextWriter error, Func<AirRequest, int> run)
    {
        var parsed = Build(run, error).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            error.WriteLine($"error: {parsed.Errors[0].Message} See --help.");
            return BadInput;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static RootCommand Build(Func<AirRequest, int> run, TextWriter error)
    {
        var defaults = new AirRequest();
        var adapters = new Option<int>("--adapters") { Description = $"Bluetooth adapters to make, 1 to {AirLimits.MostAdapters}.", DefaultValueFactory = _ => defaults.Adapters, HelpName = "N" };
        var interval = Number("--interval", "MS", "Connection interval: packets wait for the next event; 0 for no wait.", defaults.IntervalMs);
        var delay = Number("--delay", "MS", "Time that each packet takes beyond that wait.", defaults.DelayMs);
        var loss = Number("--loss", "SHARE", "Share of packets that fail on the air and are sent again in the next event, 0 to less than 1.", defaults.Loss);
        var seed = new Option<int>("--seed") { Description = "Seed of every die.", DefaultValueFactory = _ => defaults.Seed, HelpName = "N" };
        var drops = new Option<(TimeSpan, TimeSpan)[]>("--drop")
        {
            Description = "A time in which the air is dead, in seconds after the start and seconds of length; may be given several times.",
            HelpName = "AT_S:FOR_S",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = parsed => [.. parsed.Tokens.Select(token =>
            {
                if (ReadDrop(token.Value) is { } drop)
                    return drop;
                parsed.AddError($"--drop takes seconds such as 5:2, not '{token.Value}'.");
                return default;
            })],
        };
        var trace = new Option<string?>("--trace") { Description = "File for a btsnoop trace of all adapters, for Wireshark; one that is there is replaced.", HelpName = "FILE" };
        var socket = new Option<string?>("--socket") { Description = "Socket of low-energy controllers that a running btvirt serves, instead of starting one.", HelpName = "PATH" };
        var control = new Option<string?>("--control") { Description = "Named pipe to make, into which control lines are written: drop SECONDS, loss SHARE, interval MS, delay MS, status.", HelpName = "PATH" };
        var root = new RootCommand("Virtual Bluetooth adapters in this machine's kernel with an air between them that takes time, loses packets and dies. Ends with Ctrl-C or SIGTERM.") { adapters, interval, delay, loss, seed, drops, trace, socket, control };
        AirRequest Read(ParseResult parsed) => new()
        {
            Adapters = parsed.GetValue(adapters),
            IntervalMs = parsed.GetValue(interval),
            DelayMs = parsed.GetValue(delay),
            Loss = parsed.GetValue(loss),
            Seed = parsed.GetValue(seed),
            Drops = parsed.GetValue(drops) ?? [],
            Trace = parsed.GetValue(trace),
            Socket = parsed.GetValue(socket),
            Control = parsed.GetValue(control),
        };
        root.SetAction(parsed =>
        {
            var request = Read(parsed);
            if (WhatIsWrong(request) is not { } wrong)
                return run(request);
            error.WriteLine($"error: {wrong} See --help.");
            return BadInput;
        });
        return root;
    }

    private static Option<double> Number(string name, string unit, string description, double usual) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = unit };

    // NaN is within no limits.
    private static string? WhatIsWrong(AirRequest request) => request switch
    {
        { Adapters: < 1 or > AirLimits.MostAdapters } => $"--adapters takes 1 to {AirLimits.MostAdapters}.",
        { IntervalMs: not (>= 0 and <= AirLimits.MostIntervalMs) } => $"--interval takes 0 to {AirLimits.MostIntervalMs}.",
        { DelayMs: not (>= 0 and <= AirLimits.MostDelayMs) } => $"--delay takes 0 to {AirLimits.MostDelayMs}.",
        { Loss: not (>= 0 and < 1) } => "--loss takes 0 to less than 1.",
        _ => null,
    };

    private static (TimeSpan, TimeSpan)? ReadDrop(string text) =>
        text.Split(':') is [var at, var length]
        && double.TryParse(at, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var atS)
        && double.TryParse(length, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var forS)
        && atS <= AirLimits.MostDropS && forS is > 0 and <= AirLimits.MostDropS
            ? (TimeSpan.FromSeconds(atS), TimeSpan.FromSeconds(forS))
            : null;
}
