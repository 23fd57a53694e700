namespace NeuralGlasses.Physiology.VolumeConductor;

/// <summary>
/// The action potential of a muscle fibre as three poles of current that travel from the end plate to each end: the second derivative of
/// V(z) = 96 z³ e^(-z) - 90 mV (Rosenfalck 1969; z in millimetres), whose areas between its zeros are the poles and whose centres are their
/// places. They sum to 0, and so do their moments. A pole that has not left the end plate, or has reached the end, stands there: from this
/// come the potentials at a fibre's end, which do not travel.
/// </summary>
public static class FibreAction
{
    /// <summary>Strengths of the poles, over the amplitude of the current.</summary>
    public static readonly double[] Strengths = [0.7836, -1.1252, 0.3416];

    /// <summary>How far each pole is behind the front, in millimetres.</summary>
    public static readonly double[] BehindMm = [0.536, 2.639, 7.464];

    private const double RosenfalckMillivolts = 96;
    private const double IntracellularConductivity = 1.01;

    /// <summary>
    /// Amplitude that turns the table of <see cref="SurfacePotential"/> into microvolts, for a number of fibres of a radius in micrometres:
    /// n σ π a² 96 mV/mm, with σ = 1.01 S/m (the membrane current of a cable is σ π a² V'').
    /// </summary>
    public static double Amplitude(double fibres, double radiusMicrometres)
    {
        var area = Math.PI * radiusMicrometres * radiusMicrometres * 1e-6;
        // mm² × S/m × mV/mm over mm × S/m gives mV, hence 1000 for microvolts.
        return fibres * IntracellularConductivity * area * RosenfalckMillivolts * 1000;
    }
}
