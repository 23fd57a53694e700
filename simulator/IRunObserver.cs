using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Reports;

namespace NeuralGlasses.Simulator;

/// <summary>Whoever wants to follow a run while it goes on.</summary>
public interface IRunObserver
{
    /// <summary>Simulated time has come this far, in seconds.</summary>
    void OnProgress(double atS, double durationS);

    /// <summary>A gesture event was made and judged.</summary>
    void OnEvent(EventReport gesture);

    /// <summary>The glasses' link stands elsewhere than at their last look, 50 ms before.</summary>
    void OnLink(double atS, LinkState state)
    {
    }

    /// <summary>Something else worth a line happened, such as a connection or a photo.</summary>
    void OnNote(double atS, string note);
}
