using System.Runtime.InteropServices;
using NeuralGlasses.VirtualAir.Devices;
using NeuralGlasses.VirtualAir.Radio;
using NeuralGlasses.VirtualAir.Traces;

namespace NeuralGlasses.VirtualAir.Commands;

/// <summary>One run of the program, until a signal or until its machine fails it.</summary>
internal static class AirRun
{
    /// <summary>Runs, and returns the exit code.</summary>
    public static int Execute(AirRequest request, TextWriter output, TextWriter error)
    {
        try
        {
            Run(request, TextWriter.Synchronized(output));
            return 0;
        }
        catch (AirException e)
        {
            error.WriteLine($"error: {e.Message}");
            return e.IsBadInput ? AirCommand.BadInput : 1;
        }
    }

    private static void Run(AirRequest request, TextWriter output)
    {
        // Before anything is made that must not be left behind.
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            asked.TrySetResult("");
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var trace = request.Trace is { } file ? new BtsnoopTrace(Create(file), TimeProvider.System) : null;
        using var controllers = request.Socket is { } socket ? Controllers.Of(socket) : Controllers.Start("btvirt");
        using var pipe = request.Control is { } path ? new ControlPipe(path) : null;
        using var air = new Air(new AirConditions { IntervalMs = request.IntervalMs, DelayMs = request.DelayMs, Loss = request.Loss }, request.Seed, TimeProvider.System, trace);
        Rehearsal.Run();
        var lines = new List<AdapterLine>();
        for (var i = 0; i < request.Adapters; i++)
        {
            var controller = controllers.Connect();
            var line = new AdapterLine(air, VirtualController.Open(VirtualController.UsualPath), controller);
            line.Start();
            lines.Add(line);
        }

        foreach (var (at, length) in request.Drops)
            air.Drop(at, length);
        var ended = Task.WhenAny([asked.Task, .. lines.Select(line => line.Ended)]).Unwrap();
        var registered = Task.WhenAll(lines.Select(line => line.Registered));
        if (Task.WaitAny(registered, ended) == 0)
            output.WriteLine($"The adapters {string.Join(", ", registered.Result.Select(number => $"hci{number}"))} share an air; Ctrl-C ends it.");
        var control = new ControlLines(air);
        pipe?.Start(line => output.WriteLine(control.Answer(line)));

        // The threads of the lines are left to the end of the process, which closes what they read.
        var why = ended.GetAwaiter().GetResult();
        output.WriteLine($"{air.Status()}.");
        trace?.Flush();
        if (trace?.Failure is { } failure)
            output.WriteLine($"The trace {request.Trace} ends early ({failure}): make room, and start again.");
        if (why.Length > 0)
            throw new AirException($"{why}: see whether btvirt still runs and the module hci_vhci is loaded, and start again.");
    }

    private static FileStream Create(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new AirException($"The trace {file} cannot be written ({e.Message}): choose another place with --trace.", e) { IsBadInput = true };
        }
    }
}
