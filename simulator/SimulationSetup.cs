using NeuralGlasses.Calibration;
using NeuralGlasses.Calibration.Cursor;
using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Recordings;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Probes;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Traces;

namespace NeuralGlasses.Simulator;

/// <summary>What a simulation is made of.</summary>
public sealed record SimulationSetup
{
    /// <summary>What happens.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Recording that drives the electrodes instead of the scenario's arm, or null.</summary>
    public EmgRecording? Recording { get; init; }

    /// <summary>Seed of every die.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Folder of the gesture model.</summary>
    public required string ModelFolder { get; init; }

    /// <summary>What the wearer's calibration found, or null for somebody who never calibrated.</summary>
    public IWearerProfile? Profile { get; init; }

    /// <summary>What the wearer's calibration of the pointer found, or null for somebody who never followed a dot.</summary>
    public CursorProfile? CursorProfile { get; init; }

    /// <summary>Makes what learns the wearer's pointer of a dot that the run follows instead of decoding, or null.</summary>
    public CursorCalibration? PointerCalibration { get; init; }

    /// <summary>The guided session that the run records instead of decoding, or null.</summary>
    public CalibrationRecording? Calibration { get; init; }

    /// <summary>Opens the folder into which the run writes; called once, when everything else has been found right.</summary>
    public required Func<RunFolder> Folder { get; init; }

    /// <summary>The trace to write, or null for none.</summary>
    public TraceRequest? Trace { get; init; }

    /// <summary>Asked at each of the firmware's wakes; true ends the run early.</summary>
    public Func<bool> StopRequested { get; init; } = () => false;

    /// <summary>Whether a link that gives up ends the run with an exception; if not, the run goes on, as the wearer may help, and the report tells what stands at its end.</summary>
    public bool EndsWithLink { get; init; } = true;

    /// <summary>Whether to keep pace with the host's clock.</summary>
    public bool RealTime { get; init; }

    /// <summary>Whether a scenario may use a camera of this machine.</summary>
    public bool AllowsWebcam { get; init; }

    /// <summary>Host clock, for the time a run takes and for the pace; never for what happens in it.</summary>
    public TimeProvider HostClock { get; init; } = TimeProvider.System;

    /// <summary>Who follows the run, or null.</summary>
    public IRunObserver? Observer { get; init; }

    /// <summary>Who looks at signals on their way, or null.</summary>
    public ISignalProbe? Probe { get; init; }
}
