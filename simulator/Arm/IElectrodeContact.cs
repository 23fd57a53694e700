namespace NeuralGlasses.Simulator.Arm;

/// <summary>What an arm knows of the contact of the electrodes on it.</summary>
public interface IElectrodeContact
{
    /// <summary>Whether both electrodes of a pair are off the skin now.</summary>
    bool IsOff(int pair);

    /// <summary>Impedance of a pair's two electrodes and the skin between now, in kilohms.</summary>
    double PairKilohms(int pair);
}
