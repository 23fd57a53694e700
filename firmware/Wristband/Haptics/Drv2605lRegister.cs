namespace NeuralGlasses.Wristband.Haptics;

/// <summary>Registers of the DRV2605L and the bits that this firmware or its model uses (TI SLOS854, "Register Map").</summary>
public static class Drv2605lRegister
{
    /// <summary>Number of registers, 0x00 to 0x22.</summary>
    public const int Count = 0x23;

    /// <summary>Identity in bits 7:5, faults below; read-only.</summary>
    public const int Status = 0x00;

    /// <summary>STATUS: shift of DEVICE_ID.</summary>
    public const int DeviceIdShift = 5;

    /// <summary>STATUS DEVICE_ID: 7 is the DRV2605L; the DRV2605 has 3.</summary>
    public const int DeviceIdDrv2605l = 7;

    /// <summary>Reset, standby and what GO starts. Reset value 0x40.</summary>
    public const int Mode = 0x01;

    /// <summary>MODE DEV_RESET: as a power cycle; clears itself.</summary>
    public const int ModeReset = 0x80;

    /// <summary>MODE STANDBY: nothing is driven; registers keep their values.</summary>
    public const int ModeStandby = 0x40;

    /// <summary>MODE = 0: GO plays the waveform sequence.</summary>
    public const int ModeInternalTrigger = 0x00;

    /// <summary>MODE: mask of what GO starts.</summary>
    public const int ModeMask = 0x07;

    /// <summary>Library in bits 2:0. Reset value 0x00, the empty one.</summary>
    public const int Library = 0x03;

    /// <summary>LIBRARY_SEL = 6: the one library for LRAs.</summary>
    public const int LibraryLra = 6;

    /// <summary>LIBRARY_SEL: mask of the library.</summary>
    public const int LibraryMask = 0x07;

    /// <summary>First of the eight steps of the sequence: 1 to 123 an effect, 0 the end. Reset values 0x01, then 0x00.</summary>
    public const int Sequence = 0x04;

    /// <summary>Steps of the sequence.</summary>
    public const int SequenceLength = 8;

    /// <summary>WAIT bit of a step: bits 6:0 are a pause in tens of milliseconds.</summary>
    public const int SequenceWait = 0x80;

    /// <summary>Starts in bit 0, and stays 1 until the sequence is over; a 0 cancels it.</summary>
    public const int Go = 0x0C;

    /// <summary>RATED_VOLTAGE. Reset value 0x3E.</summary>
    public const int RatedVoltage = 0x16;

    /// <summary>OD_CLAMP. Reset value 0x8C.</summary>
    public const int OverdriveClamp = 0x17;

    /// <summary>A_CAL_COMP, result of the calibration. Reset value 0x0C.</summary>
    public const int CalibrationCompensation = 0x18;

    /// <summary>A_CAL_BEMF, result of the calibration. Reset value 0x6C.</summary>
    public const int CalibrationBackEmf = 0x19;

    /// <summary>Actuator and loop. Reset value 0x36.</summary>
    public const int FeedbackControl = 0x1A;

    /// <summary>FEEDBACK_CONTROL N_ERM_LRA: the actuator is an LRA.</summary>
    public const int FeedbackLra = 0x80;

    /// <summary>FEEDBACK_CONTROL without the actuator, as reset leaves it: brake factor 4, loop gain medium, back-EMF gain 20.</summary>
    public const int FeedbackReset = 0x36;

    /// <summary>CONTROL1. Reset value 0x93.</summary>
    public const int Control1 = 0x1B;

    /// <summary>CONTROL1 STARTUP_BOOST.</summary>
    public const int Control1StartupBoost = 0x80;

    /// <summary>CONTROL3. Reset value 0xA0.</summary>
    public const int Control3 = 0x1D;

    /// <summary>CONTROL3 as reset leaves it, with LRA_OPEN_LOOP = 0: the LRA is driven in closed loop, at its own resonance.</summary>
    public const int Control3ClosedLoop = 0xA0;
}
